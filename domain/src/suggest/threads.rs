//! The same work for many items on the cores there are, in an order that does not depend on them.

use std::thread;

/// Fewer items are done sooner without a second thread.
const FEW: usize = 64;

/// `work` of each item's place, in order.
pub(super) fn each<R: Send>(count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    each_with(count, || (), |(), at| work(at))
}

/// The same with something that each thread has to itself; the result must not depend on what was done with it before.
pub(super) fn each_with<S, R: Send>(
    count: usize,
    own: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> R + Sync,
) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(8);
    if threads == 1 || count < FEW {
        let mut own = own();
        return (0..count).map(|at| work(&mut own, at)).collect();
    }
    let (own, work) = (&own, &work);
    // More parts than threads, as some items are longer than others; each thread takes every so manieth part.
    let size = count.div_ceil(threads * 8).max(1);
    let mut parts: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let spawned: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || {
                    let mut own = own();
                    let starts = (thread * size..count).step_by(size * threads);
                    let done = starts.map(|start| {
                        let end = (start + size).min(count);
                        let work = |at| work(&mut own, at);
                        (start, (start..end).map(work).collect::<Vec<R>>())
                    });
                    done.collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = spawned.into_iter().filter_map(|it| it.join().ok());
        joined.flatten().collect()
    });
    parts.sort_by_key(|(start, _)| *start);
    let mut all = Vec::with_capacity(count);
    for (_, mut done) in parts {
        all.append(&mut done);
    }
    all
}
