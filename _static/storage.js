// Keeps the theme's scripts running where the browser keeps nothing (private windows, a full disk, a strict setting).
// They ask the storage unguarded for the colours and the place of the side bar, and one refusal stops them all:
// no menu opens any more. Their keys then live as long as the page; for every other key the refusal stands, so that
// the self-check can tell its reader that nothing is saved. Loaded before every other script.
(() => {
  const ofTheTheme = /^(mode$|theme$|pst_|sphinx_|sidebar-)/;

  /** @param {"localStorage" | "sessionStorage"} name */
  const guard = (name) => {
    /** @type {Storage | null} */
    let real = null;
    try {
      real = window[name];
      real.setItem("pst_probe", "");
      real.removeItem("pst_probe");
      return;
    } catch {
      // Refused: stand in for it.
    }
    const kept = new Map();
    const asked = () => {
      if (real === null) throw new DOMException("The browser keeps nothing for this page.", "SecurityError");
      return real;
    };
    const standIn = {
      /** @param {string} key */
      getItem: (key) => (ofTheTheme.test(key) ? kept.get(key) ?? null : asked().getItem(key)),
      /** @param {string} key @param {string} value */
      setItem: (key, value) => (ofTheTheme.test(key) ? void kept.set(key, String(value)) : asked().setItem(key, value)),
      /** @param {string} key */
      removeItem: (key) => (ofTheTheme.test(key) ? void kept.delete(key) : asked().removeItem(key)),
      /** @param {number} place */
      key: (place) => asked().key(place),
      clear: () => asked().clear(),
      get length() {
        return asked().length;
      },
    };
    try {
      Object.defineProperty(window, name, { configurable: true, value: standIn });
    } catch {
      // A browser that lets no page stand in for its storage shows the page as it is.
    }
  };

  guard("localStorage");
  guard("sessionStorage");
})();
