// expect: countdown-pressure
export class HoldTimer {
  constructor(element, seconds) {
    this.element = element;
    this.remaining = seconds;
  }

  start() {
    this.handle = window.setInterval(() => this.tick(), 1000);
  }

  tick() {
    this.remaining--;
    this.element.textContent = `Hurry! Your slot is released in ${this.remaining} s`;
    if (this.remaining === 0) {
      window.clearInterval(this.handle);
      document.querySelector("#booking-form").remove();
    }
  }
}
