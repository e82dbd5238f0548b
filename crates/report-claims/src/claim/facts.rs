//! Small sets of what is so: of the words around a number, and of what the sentences so far spoke of. It must
//! not decide what follows from them.

/// Something that is so of the words around a number, or of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Other things are what is counted: named behind the requests, or without them.
    Other,
    /// Another office does it, or is spoken of.
    Elsewhere,
    /// Words that are not known stand between the last anchor and the number, or right behind it.
    Parted,
    /// The words before the number say what is counted.
    Spoke,
    /// Some words are not known.
    Unknown,
    /// Words that are not known describe the requests: 律师提出的申请.
    Described,
    /// The passage has said 信息公开 or spoken of requests.
    Field,
    /// Another period is spoken of.
    Period,
    /// The sentence counts decisions: 作出.
    Decides,
    /// An outcome stands in the sentence.
    Outcomes,
    /// Several do, which only requests have.
    Several,
    /// The last number is a difference or last year's.
    Compared,
    /// The total that parts are of stands in this sentence.
    Near,
    /// The last number was of more than the report's own, as its part behind it says.
    Wider,
    /// The office itself is named.
    Office,
    /// The last number was another place's or period's, and its parts are too.
    Foreign,
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(u16);

impl Facts {
    /// Whether a fact is among them.
    pub(crate) const fn has(self, fact: Fact) -> bool {
        self.0 & (1 << fact as u16) != 0
    }

    /// Puts a fact among them, or takes it out.
    pub(crate) const fn set(&mut self, fact: Fact, is: bool) {
        let bit = 1 << fact as u16;
        self.0 = if is { self.0 | bit } else { self.0 & !bit };
    }
}
