//! Parses blocks on several threads and keeps their order.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::Error;

/// Blocks that wait for each thread. Few, so that memory stays small.
const WAITING: usize = 1;

/// Hands what `next` gives to workers and their results, in order, to `consume`.
///
/// `next` and `consume` run on the calling thread. With one thread, or where there is only one
/// input, everything does.
///
/// # Errors
/// The first error of `next` or `consume`.
pub fn run<I: Send, O: Send, W>(
    threads: usize,
    next: &mut dyn FnMut() -> Result<Option<I>, Error>,
    make_worker: &dyn Fn() -> W,
    consume: &mut dyn FnMut(O) -> Result<(), Error>,
) -> Result<(), Error>
where
    W: FnMut(I) -> O + Send,
{
    let Some(first) = next()? else { return Ok(()) };
    let second = if threads > 1 { next()? } else { None };
    let Some(second) = second else {
        let mut worker = make_worker();
        consume(worker(first))?;
        while let Some(input) = next()? {
            consume(worker(input))?;
        }
        return Ok(());
    };
    thread::scope(|scope| {
        let mut lanes: Vec<Lane<I, O>> = Vec::with_capacity(threads);
        for _ in 0..threads {
            let (lane, inputs, outputs) = Lane::new();
            let mut worker = make_worker();
            scope.spawn(move || {
                for input in inputs {
                    // Nobody listens any more: the run has failed elsewhere.
                    if outputs.send(worker(input)).is_err() {
                        break;
                    }
                }
            });
            lanes.push(lane);
        }
        let mut early = vec![second, first];
        feed(&lanes, &mut || early.pop().map_or_else(&mut *next, |input| Ok(Some(input))), consume)
    })
}

/// The way to one worker and back.
struct Lane<I, O> {
    inputs: SyncSender<I>,
    outputs: Receiver<O>,
}

impl<I, O> Lane<I, O> {
    fn new() -> (Lane<I, O>, Receiver<I>, SyncSender<O>) {
        let (inputs, take_inputs) = sync_channel(WAITING);
        let (give_outputs, outputs) = sync_channel(WAITING + 1);
        (Lane { inputs, outputs }, take_inputs, give_outputs)
    }
}

/// Deals inputs out in turn and collects outputs in the same turn, which keeps the order.
fn feed<I, O>(
    lanes: &[Lane<I, O>],
    next: &mut dyn FnMut() -> Result<Option<I>, Error>,
    consume: &mut dyn FnMut(O) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut sent, mut taken) = (0_usize, 0_usize);
    let mut open = true;
    while open || taken < sent {
        while open && sent - taken < lanes.len() * (WAITING + 1) {
            match next()? {
                Some(input) => {
                    lanes[sent % lanes.len()].inputs.send(input).map_err(|_| Error::Worker)?;
                    sent += 1;
                }
                None => open = false,
            }
        }
        if taken < sent {
            let output = lanes[taken % lanes.len()].outputs.recv().map_err(|_| Error::Worker)?;
            taken += 1;
            consume(output)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_with_any_number_of_threads() {
        for threads in [1, 2, 3] {
            for count in [0_u64, 1, 2, 100] {
                let mut inputs = 0..count;
                let mut seen = Vec::new();
                run(threads, &mut || Ok(inputs.next()), &|| |n: u64| n * 2, &mut |n| {
                    seen.push(n);
                    Ok(())
                })
                .unwrap();
                assert_eq!(seen, (0..count).map(|n| n * 2).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_error_stops_the_run() {
        let mut inputs = 0..100_u64;
        let result = run(2, &mut || Ok(inputs.next()), &|| |n: u64| n, &mut |n| {
            if n == 5 { Err(Error::Worker) } else { Ok(()) }
        });
        assert!(matches!(result, Err(Error::Worker)));
    }
}
