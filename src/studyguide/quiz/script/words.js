// Every text that the script shows.
const WORDS = {
  check: "Check", again: "Try again", hint: "Hint", noHint: "No more hints", show: "Show the answer",
  right: "Right", partly: "Partly right", "not-yet": "Not yet", marked: " The answer is shown.",
  others: "Why not the others?", more: "More on this answer", answer: "The answer", also: "Belongs too", place: "Place",
  ordered: "In order", unordered: "Out of order",
  choose: "Choose an answer first.", write: "Write an answer first.", move: "Move the items first.",
  below: " The reason stands under it.", each: " Each part is marked.", up: "Move up", down: "Move down",
  compare: "Compare with the model answer", rewrite: "Write on", model: "A model answer", written: "written",
  rate: "How many points does your answer earn?", unrated: "Compare, then give your answer its points.",
  clear: "Clear my answers", back: "Bring them back", saved: "Saved on this device.", cleared: "Answers cleared.",
  results: "Your results", note: "Note my guess", noted: "Noted. Read on, then come back to your guess.", reguess: "Change my guess",
  sure: "How sure are you?", degrees: ["Guess", "Fairly sure", "Sure"], sureHead: "How sure", bySure: "How sure you were",
  flag: "Flag", missing: "No answer.", unmarked: "Not rated", question: "Question", result: "Result", points: "Points",
  read: "Read", byQuestion: "Questions", byObjective: "Objectives", objective: "Objective", rest: "Other questions",
  score: "Score", passed: "Passed", failed: "Not passed", restart: "Start again", hand: "Hand in", handNow: "Hand in now",
  handBack: "Go on answering", handAsk: "After handing in you cannot change your answers. Hand in?",
  unanswered: "Not answered", flagged: "Flagged",
  unread: "Your saved answers could not be read. New ones will be saved.",
  unsaved: "Your answers cannot be saved on this device. They last until you leave the page.",
};
const TRIES = 2; // after so many the answer is shown unasked
