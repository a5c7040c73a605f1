// Reads GIFT on its input, and says as JSON what gift-pegjs understood: text, then answers with their reasons.
// Called with the folder where gift-pegjs is installed.
const path = require("path");
const { parse } = require(path.join(process.argv[2], "node_modules", "gift-pegjs"));
const found = parse(require("fs").readFileSync(0, "utf8"))
  .filter((one) => one.type !== "Category")
  .map((one) => ({
    kind: one.type,
    text: one.stem.text,
    answers: one.choices.map((each) => [each.isCorrect, each.text.text, each.feedback.text]),
  }));
process.stdout.write(JSON.stringify(found));
