// Makes written answers comparable: the same steps as normalisation.py, tested with the same cases.
/** @param {string} answer */
const normalise = (answer) => answer
  .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "") // invisible signs
  .replace(/['`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u02c8\u2018\u2019\u2032]/g, "") // apostrophes, ayn and hamza
  .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
  .replace(/[\u2010-\u2015]/g, "-").replace(/\u0643/g, "\u06a9").replace(/[\u0649\u064a]/g, "\u06cc")
  .normalize("NFD").replace(/\p{Mn}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
