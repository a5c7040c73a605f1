// A six-digit code received by letter or text message: one paste fills the six boxes.
const boxes = [...document.querySelectorAll("input.code")];
boxes[0].addEventListener("paste", (event) => {
  event.preventDefault();
  const digits = event.clipboardData.getData("text").replace(/\D/g, "").split("");
  boxes.forEach((box, place) => {
    box.value = digits[place] ?? "";
  });
});
