// Every text that the script shows.
const RATINGS = /** @type {const} */ (["Again", "Hard", "Good", "Easy"]);
const TEXT = {
  loading: "Loading the cards …",
  broken: "The cards could not be loaded. Use the list of questions below.",
  unsaved: "Your schedule cannot be saved on this device. It lasts until you leave the page.",
  unread: "Your saved schedule could not be read. A new one begins with your next rating.",
  nothing: "Nothing is due in what you chose. Come back tomorrow, or choose more.",
  start: "Start", show: "Show the definition", next: "Next card", undo: "Undo the last rating", stop: "End the session",
  unknown: "I do not know", recall: "Say or write down what it means, then look.", rate: "How well did you know it?",
  keys: "Keys, while you are in a card: space goes on, 1 to 4 rate.", term: "Term", question: "Question",
  practice: "Once more, as practice: this pass changes no date.", undone: "The rating is taken back.",
  done: "Session finished", more: "Another session", again: "Worth reading again:", definition: "Definition",
  glossary: "Open the entry in the glossary", home: "Open the question in its page", list: "All questions by chapter",
  length: "Cards in a session", lengths: ["10", "20", "All that is due"], decks: "Chapters and glossaries",
  terms: "Glossary", fresh: "New cards a day", exam: "Date of your exam", examNote: "No card waits past this day.",
  examOver: "The date of your exam is past; set another or clear it.", planTo: "What is due till",
  planWeek: "What is due this week", free: "Nothing.", columns: ["Day", "Due again", "New"],
  planNote: "If you do each day’s cards and know them; a card that you miss comes sooner.",
  forget: "Forget my schedule", bringBack: "Bring it back",
};

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
