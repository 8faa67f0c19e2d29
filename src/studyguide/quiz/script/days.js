// Days as readers count them: a day is a text such as 2026-11-24, in the reader's own time zone.
const DAY = 86400000;

/** @param {Date} moment */
const dayOf = (moment) => {
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
};
const today = () => dayOf(new Date());

/** Return the day at noon in UTC, so that no change of clocks moves it. @param {string} day */
const dateOf = (day) => new Date(`${day}T12:00:00Z`);

/** @param {unknown} day @returns {day is string} */
const isDay = (day) => typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day)
  && !Number.isNaN(+dateOf(day)) && dateOf(day).toISOString().startsWith(day);

/** @param {string} day @param {number} count */
const plus = (day, count) => new Date(+dateOf(day) + count * DAY).toISOString().slice(0, 10);

/** Return how many days lie between. @param {string} from @param {string} to */
const between = (from, to) => Math.round((+dateOf(to) - +dateOf(from)) / DAY);

/** Return a day in words, in the language of the page. @param {string} day */
const inWords = (day) => dateOf(day).toLocaleDateString(document.documentElement.lang || "en",
  { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** @param {number} count */
const interval = (count) => count < 1 ? "today" : count === 1 ? "tomorrow" : count < 60 ? `in ${count} days`
  : count < 700 ? `in ${Math.round(count / 30.44)} months` : `in ${(count / 365.25).toFixed(1)} years`;
