// Keeps the schedule in this browser: every access may fail, and the page works all the same.
/** The stored schedule, in step with other tabs. */
class Memory {
  state = emptySchedule();
  message = "";
  detached = false;
  listeners = /** @type {(() => void)[]} */ ([]);
  /** What else stands in the storage under the key. */
  rest = /** @type {Record<string, unknown>} */ ({});
  constructor() {
    this.read();
    addEventListener("storage", ({ key }) => {
      if (key !== REVIEW_KEY && key !== null) return;
      this.read();
      this.listeners.forEach((listener) => listener());
    });
  }
  read() {
    if (this.detached) return;
    try {
      const text = localStorage.getItem(REVIEW_KEY);
      const found = text === null ? {} : JSON.parse(text);
      if (!isRecord(found)) throw new SyntaxError("not a schedule");
      this.rest = found;
      this.state = scheduleOf(found);
    } catch (error) {
      this.detached = !(error instanceof SyntaxError);
      this.message = this.detached ? TEXT.unsaved : TEXT.unread;
      if (!this.detached) [this.rest, this.state] = [{}, emptySchedule()];
    }
  }
  /** Change the schedule and store it. @param {(state: Schedule) => void} change */
  update(change) {
    this.read(); // another tab may have written since
    change(this.state);
    if (!this.detached) {
      try {
        localStorage.setItem(REVIEW_KEY, JSON.stringify({ ...this.rest, ...this.state }));
        if (this.message === TEXT.unread) this.message = "";
      } catch {
        [this.detached, this.message] = [true, TEXT.unsaved];
      }
    }
    this.listeners.forEach((listener) => listener());
  }
}
