//! In which order the tasks that are ready in a turn take their steps: the one place where a scheduler could
//! choose, and asyncio's does not.

use std::collections::VecDeque;

/// The order of the steps within each turn of a run's loops. Callbacks keep their places whatever it is:
/// asyncio documents that they are called in the order in which they were registered, and says no such thing
/// of tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Schedule {
    /// As they became ready: CPython's order.
    #[default]
    Fifo,
    /// Drawn at each choice, from a seed (SplitMix64).
    Shuffled(u64),
    /// At each choice, how many of the steps that are ready to be left waiting; after the last one as [`Fifo`](Self::Fifo).
    Chosen(VecDeque<u32>),
}

impl Schedule {
    /// Puts the steps of a turn that begins into the order they will be run in. With `n` of them there are
    /// `n - 1` choices, each among those that are still to be placed, in the order they became ready.
    pub(crate) fn arrange<T>(&mut self, ready: &mut VecDeque<T>, is_step: impl Fn(&T) -> bool) {
        if *self == Schedule::Fifo {
            return;
        }
        let steps: Vec<usize> = (0..ready.len()).filter(|&at| is_step(&ready[at])).collect();
        for first in 0..steps.len().saturating_sub(1) {
            let chosen = first + self.choose(steps.len() - first);
            for place in (first..chosen).rev() {
                ready.swap(steps[place], steps[place + 1]);
            }
        }
    }

    /// One of `count`: below it, and 0 for the first.
    fn choose(&mut self, count: usize) -> usize {
        match self {
            Schedule::Fifo => 0,
            Schedule::Shuffled(state) => (split_mix(state) % count as u64) as usize,
            Schedule::Chosen(picks) => picks.pop_front().map_or(0, |pick| (pick as usize).min(count - 1)),
        }
    }
}

/// The next number of the sequence, and the state after it: <https://prng.di.unimi.it/splitmix64.c>.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lower case is a step, upper case a callback.
    fn arranged(schedule: &mut Schedule, ready: &str) -> String {
        let mut queue: VecDeque<char> = ready.chars().collect();
        schedule.arrange(&mut queue, |each| each.is_lowercase());
        queue.into_iter().collect()
    }

    #[test]
    fn first_in_first_out_moves_nothing() {
        assert_eq!(arranged(&mut Schedule::Fifo, "abXc"), "abXc");
    }

    #[test]
    fn a_pick_is_among_the_steps_still_waiting_and_callbacks_stay() {
        let mut schedule = Schedule::Chosen([2, 1].into());
        assert_eq!(arranged(&mut schedule, "aXbcY"), "cXbaY");
        assert_eq!(arranged(&mut schedule, "ab"), "ab", "after the last pick");
    }

    #[test]
    fn one_step_is_no_choice() {
        let mut schedule = Schedule::Chosen([1].into());
        assert_eq!(arranged(&mut schedule, "XaY"), "XaY");
        assert_eq!(arranged(&mut schedule, "ab"), "ba");
    }

    #[test]
    fn a_pick_beyond_the_last_is_the_last() {
        assert_eq!(arranged(&mut Schedule::Chosen([9].into()), "abc"), "cab");
    }

    #[test]
    fn a_seed_gives_one_order_and_every_order_has_a_seed() {
        let order = |seed| arranged(&mut Schedule::Shuffled(seed), "abc");
        assert_eq!(order(7), order(7));
        let mut orders: Vec<String> = (0..60).map(order).collect();
        orders.sort();
        orders.dedup();
        assert_eq!(orders, ["abc", "acb", "bac", "bca", "cab", "cba"]);
    }
}
