"""What can be asked of any act of how it decides; what its reader does not know is answered no."""

from __future__ import annotations

from enum import StrEnum

from guichet.core.places import Place


class Purpose(StrEnum):
    """Whether an act is done against people or for them, as far as the code tells."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"
    UNKNOWN = "unknown"


class Traits:
    """The answers of an act that nothing more is known of; readers that know more say so."""

    path: str
    place: Place

    @property
    def name(self) -> str:
        """What the act is called in the code, to be shown."""
        return self.path.rpartition("/")[2]

    @property
    def purpose(self) -> Purpose:
        """Whether it is done against people or for them."""
        return Purpose.UNKNOWN

    @property
    def puts_behind(self) -> bool:
        """Whether those on whom it falls wait or are checked, and the others go on."""
        return False

    @property
    def makes_wait(self) -> bool:
        """Whether those on whom it falls come after the others, and are not checked for it."""
        return False

    @property
    def goes_without(self) -> str:
        """What a setting takes away from what is decided: "notice", "second look"; "" for nothing."""
        return ""

    @property
    def is_sure(self) -> bool:
        """Whether the code itself shows what is done, and not its names alone; otherwise it is at most a question."""
        return True

    @property
    def is_decision(self) -> bool:
        """Whether it is written down as decided of a file, rather than a door that shuts."""
        return False

    @property
    def is_about_people(self) -> bool:
        """Whether it falls on people, for certain."""
        return False

    @property
    def is_unattended(self) -> bool:
        """Whether nobody starts it: a schedule, a signal, a command."""
        return self.place.is_unattended

    @property
    def is_read(self) -> bool:
        """Whether somebody looks at each file before it."""
        return False

    @property
    def is_told(self) -> bool:
        """Whether the people it falls on are written to."""
        return False

    @property
    def is_by_clock(self) -> bool:
        """Whether time alone decides it."""
        return False

    @property
    def is_computed(self) -> bool:
        """Whether a function of its own works it out: more than a name stands for it."""
        return False

    @property
    def is_number_alone(self) -> bool:
        """Whether it gives someone a number, and nothing of what made it."""
        return False

    @property
    def is_learnt(self) -> bool:
        """Whether a model learns it from what people are, whatever it is for."""
        return False

    @property
    def is_appeal(self) -> bool:
        """Whether it answers someone who asked that a decision be looked at again."""
        return False

    @property
    def is_worked_out(self) -> bool:
        """Whether what is answered is what a function finds by comparing the file with numbers."""
        return False

    @property
    def is_unsigned(self) -> bool:
        """Whether it is written that nobody, or a machine, stands under it."""
        return False

    @property
    def where(self) -> str:
        """The name of what does it, to be shown."""
        return self.path.rpartition("/")[2]

    @property
    def is_in_view(self) -> bool:
        """Whether the person's own request runs it."""
        return False

    @property
    def is_judged(self) -> bool:
        """Whether a comparison with the person's situation decides it, not somebody's choice."""
        return False

    @property
    def is_by_machine(self) -> bool:
        """Whether what a program works out decides it."""
        return False

    @property
    def is_many(self) -> bool:
        """Whether several files get it in one go."""
        return False

    @property
    def is_signed(self) -> bool:
        """Whether someone's name stands under it: an officer runs it, or is written as its author."""
        return False

    @property
    def is_picked_by_hand(self) -> bool:
        """Whether someone picked the files, one by one, on a list."""
        return False

    @property
    def is_copied(self) -> bool:
        """Whether what is decided is a copy of what a machine put forward."""
        return False

    @property
    def is_early(self) -> bool:
        """Whether it takes effect, or its time runs, before the people it falls on can know."""
        return False
