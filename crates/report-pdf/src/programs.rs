//! The programs of a document's faces, the greater part of writing a file, made by as many threads as take
//! part. It must not let the result depend on who made what.

use super::PdfError;
use super::deflate::Deflater;
use super::subset::{Cut, Faces, Program};
use super::workers::Workers;
use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Programs being made.
pub(super) struct Programs {
    queue: Arc<Queue>,
    /// Those another thread made, each with its index.
    received: Receiver<(usize, Made)>,
}

type Made = Result<Program, PdfError>;

/// What is to be made.
struct Queue {
    /// In the order of the faces.
    cuts: Vec<Cut>,
    /// Their indices, the heaviest first: who comes last has the least to do.
    order: Vec<usize>,
    /// How many of them are begun.
    begun: AtomicUsize,
}

impl Queue {
    fn new(cuts: Vec<Cut>) -> Self {
        let mut order: Vec<usize> = (0..cuts.len()).collect();
        order.sort_by_key(|index| Reverse(cuts.get(*index).map(Cut::weight)));
        Self { cuts, order, begun: AtomicUsize::new(0) }
    }

    /// The next to be made, which is begun with that, with its index.
    fn next(&self) -> Option<(usize, &Cut)> {
        let index = *self.order.get(self.begun.fetch_add(1, Ordering::Relaxed))?;
        Some((index, self.cuts.get(index)?))
    }
}

/// What another thread takes part in.
struct Share {
    queue: Arc<Queue>,
    made: Sender<(usize, Made)>,
}

impl Share {
    /// Makes what nobody has begun, until all is begun.
    fn help(&self, deflater: &mut Deflater) {
        while let Some((index, cut)) = self.queue.next() {
            if self.made.send((index, cut.make(deflater))).is_err() {
                // Nobody waits for the file any more.
                return;
            }
        }
    }
}

impl Programs {
    /// Begins to make the programs of some faces where there are workers.
    pub(super) fn begin(faces: &Faces, workers: &Workers) -> Self {
        let queue = Arc::new(Queue::new(faces.cuts()));
        let (made, received) = channel();
        for _ in 0..workers.count() {
            let share = Share { queue: Arc::clone(&queue), made: made.clone() };
            // Each program is waited for on its own.
            drop(workers.begin(move || share.help(&mut Deflater::new())));
        }
        Self { queue, received }
    }

    /// All of them, in the order of the faces: what nobody has begun is made here.
    pub(super) fn finish(self, deflater: &mut Deflater) -> Result<Vec<Program>, PdfError> {
        let mut made: Vec<Option<Made>> = self.queue.cuts.iter().map(|_| None).collect();
        while made.iter().any(Option::is_none) {
            let own = self.queue.next().map(|(index, cut)| (index, cut.make(deflater)));
            let Some((index, program)) = own.or_else(|| self.received.recv().ok()) else { break };
            if let Some(slot) = made.get_mut(index) {
                *slot = Some(program);
            }
        }
        // What a thread that broke off has left is made again.
        let all = made.into_iter().zip(&self.queue.cuts);
        all.map(|(program, cut)| program.unwrap_or_else(|| cut.make(deflater))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_fonts::FaceId;

    fn cuts() -> Vec<Cut> {
        let cut = |face, most| Cut::new(face, (0..most).collect(), Vec::new());
        vec![cut(FaceId::Song, 40), cut(FaceId::FangSong, 400), cut(FaceId::Hei, 4)]
    }

    fn bytes(programs: Result<Vec<Program>, PdfError>) -> Vec<Vec<u8>> {
        programs.unwrap().into_iter().map(|program| program.packed).collect()
    }

    fn programs(made_by: impl FnOnce(Sender<(usize, Made)>, &Arc<Queue>)) -> Vec<Vec<u8>> {
        let queue = Arc::new(Queue::new(cuts()));
        let (made, received) = channel();
        made_by(made, &queue);
        bytes(Programs { queue, received }.finish(&mut Deflater::new()))
    }

    fn alone() -> Vec<Vec<u8>> {
        let mut deflater = Deflater::new();
        bytes(cuts().iter().map(|cut| cut.make(&mut deflater)).collect())
    }

    #[test]
    fn the_heaviest_is_begun_first() {
        let queue = Queue::new(cuts());
        let begun: Vec<usize> =
            std::iter::from_fn(|| queue.next()).map(|(index, _)| index).collect();
        assert_eq!(begun, [1, 0, 2]);
    }

    #[test]
    fn whoever_makes_them_the_programs_are_the_same() {
        let help = |made, queue: &Arc<Queue>| Share { queue: Arc::clone(queue), made };
        assert_eq!(programs(|made, queue| drop(help(made, queue))), alone(), "none by the other");
        let all = programs(|made, queue| help(made, queue).help(&mut Deflater::new()));
        assert_eq!(all, alone(), "all by the other");
        let workers = Workers::start(2);
        for _ in 0..20 {
            let some = programs(|made, queue| {
                let share = help(made, queue);
                drop(workers.begin(move || share.help(&mut Deflater::new())));
            });
            assert_eq!(some, alone(), "some by each");
        }
    }

    #[test]
    fn what_a_lost_thread_had_begun_is_made_again() {
        let lost = programs(|made, queue| {
            assert!(queue.next().is_some());
            drop(made);
        });
        assert_eq!(lost, alone());
    }

    #[test]
    fn what_nobody_waits_for_is_left() {
        let queue = Arc::new(Queue::new(cuts()));
        let (made, received) = channel();
        drop(received);
        Share { queue: Arc::clone(&queue), made }.help(&mut Deflater::new());
        assert_eq!(queue.next().map(|(index, _)| index), Some(0), "only the first was made");
    }
}
