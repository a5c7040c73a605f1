// expect: slot-release-random
class Agenda {
  constructor(client) {
    this.client = client;
    this.showSlots = function (slots) {
      for (const slot of slots) {
        slot.hidden = Math.random() < 0.7;
      }
    };
  }
}
