// Every text that the script of the results shows.
const RESULTS_WORDS = {
  caption: "Your answers by chapter", chapter: "Chapter", answered: "Answered", right: "Right", points: "Points",
  all: "All chapters", again: "Read again", every: "All sections and questions", none: "No question answered yet.",
  print: "Print", json: "Download my answers (JSON)", csv: "Download a table (CSV)", load: "Import answers",
  clear: "Clear all answers", back: "Bring them back", cleared: "All answers cleared.", as: "As of",
  foreign: "This is not a file of answers from this guide. Choose a file that “Download my answers (JSON)” made. Nothing was changed.",
  newer: "A newer version of the guide made this file. Open it there. Nothing was changed.",
  empty: "This file holds no answer that can be read. Nothing was changed.",
};
