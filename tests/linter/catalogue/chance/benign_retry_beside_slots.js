// expect: nothing
class Agenda {
  constructor(client) {
    this.client = client;
    this.pause = function (delay) {
      return delay / 2 + Math.random() * (delay / 2);
    };
    this.showSlots = function (slots) {
      for (const slot of slots) {
        slot.hidden = false;
      }
    };
  }
}
