/**
 * Boilerplate that is never a requirement. Data only: regular expression sources over folded text (lower case, no
 * accents). Knows nothing of headings.
 */

/** Never a requirement, wherever it stands: pay, benefits, equal opportunity, process, page furniture. */
export const neverCues = [
  "equal (?:employment )?opportunit(?:y|ies)",
  "affirmative action",
  "regardless of (?:race|age|gender|color|colour|religion|sex|their)",
  "without regard to",
  "(?:do|does|will) not discriminate",
  "protected (?:veterans?|class|characteristics?|by (?:law|applicable))",
  "reasonable (?:accommodations?|adjustments?)",
  "(?:arrest|criminal) (?:and|or|records?|histor)",
  "(?:base|annual|starting|competitive|attractive|market|monthly|hourly|expected) (?:salary|pay|compensation|wage|remuneration)",
  "(?:salary|pay|compensation|wage) (?:range|band|package|for this|is|of)",
  "401 ?\\(?k",
  "(?:dental|vision|health|medical|life) (?:insurance|coverage|plans?|benefits?)",
  "paid (?:time off|leave|holidays?|vacation|parental)",
  "unlimited (?:pto|vacation|time off|leave)",
  "(?:we|company) (?:offers?|provides?) (?:you )?(?:a |an |the )?(?:competitive|generous|comprehensive|flexible|benefits|training|free|unlimited)",
  "stock options",
  "(?:unable|not able|cannot|can not|do not|does not|will not|won't) (?:to )?(?:provide |offer |be able to )?(?:visa )?sponsor",
  "(?:apply|submit|send|upload|attach) (?:now|today|here|online|directly|your|the|via|through|a (?:resume|cv))",
  "click (?:here|on|the)",
  "cookies?",
  "privacy (?:policy|notice|statement)",
  "all rights reserved",
  "do not (?:need to )?(?:check|tick|meet) (?:every|all)",
  "encouraged? (?:to apply|you to apply|everyone)",
  "(?:gleichbehandlung|chancengleichheit|unabhangig von (?:geschlecht|herkunft|alter))",
  "(?:situation de handicap|a competences egales)",
];
