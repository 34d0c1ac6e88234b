//! The program that a fuzzer's bytes stand for: each byte is a statement, or says more of the one before it.

use std::slice::Iter;

use loopscope::asyncio::ReturnWhen;

use crate::program::{Op, Program, SCRIPTS};

const LONGEST: usize = 6;
const DEEPEST: usize = 2;

/// Bytes that have run out are zeros, and a zero ends a block.
pub fn program_of(bytes: &[u8]) -> Program {
    let mut bytes = Bytes(bytes.iter());
    Program((0..SCRIPTS).map(|index| bytes.block(index, 0)).collect())
}

struct Bytes<'a>(Iter<'a, u8>);

impl Bytes<'_> {
    fn below(&mut self, end: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % end
    }

    fn block(&mut self, index: usize, depth: usize) -> Vec<Op> {
        let mut ops = Vec::new();
        while ops.len() < LONGEST
            && let Some(op) = self.op(index, depth)
        {
            ops.push(op);
        }
        ops
    }

    fn seconds(&mut self) -> u8 {
        self.below(4) as u8
    }

    /// A task of the program, which there may not be.
    fn task(&mut self) -> usize {
        self.below(6)
    }

    /// Scripts later than `index`: none starts itself.
    fn later(&mut self, index: usize) -> Vec<usize> {
        let left = SCRIPTS - 1 - index;
        let count = if left == 0 { 0 } else { self.below(3) };
        (0..count).map(|_| index + 1 + self.below(left)).collect()
    }

    fn one_later(&mut self, index: usize) -> Option<usize> {
        let left = SCRIPTS - 1 - index;
        (left > 0).then(|| index + 1 + self.below(left))
    }

    fn op(&mut self, index: usize, depth: usize) -> Option<Op> {
        let is_deepest = depth == DEEPEST;
        Some(match self.below(27) {
            0 => return None,
            1 => Op::Sleep(self.seconds()),
            2 => Op::Raise,
            3 => Op::Await(self.task()),
            4 => Op::Cancel(self.task()),
            5 => Op::Shield(self.task()),
            6 => Op::Set,
            7 => Op::Clear,
            8 => Op::WaitEvent,
            9 => Op::Put,
            10 => Op::Get,
            11 => Op::TaskDone,
            12 => Op::Join,
            13 => Op::WaitCondition,
            14 => Op::Notify,
            15 => Op::Barrier,
            16 => Op::Spawn(self.one_later(index)?),
            17 => Op::SpawnEagerly(self.one_later(index)?),
            18 => Op::Gather(self.later(index)),
            19 => Op::WaitFor(self.one_later(index)?, self.seconds()),
            20 => Op::Wait(self.later(index), self.seconds(), self.when()),
            21 => Op::AsCompleted(self.later(index), self.seconds()),
            _ if is_deepest => return None,
            22 => Op::Timeout(self.seconds(), self.block(index, depth + 1)),
            23 => Op::Locked(self.block(index, depth + 1)),
            24 => Op::Limited(self.block(index, depth + 1)),
            25 => Op::Group(self.later(index), self.block(index, depth + 1)),
            _ => Op::Try(self.block(index, depth + 1)),
        })
    }

    fn when(&mut self) -> ReturnWhen {
        match self.below(3) {
            0 => ReturnWhen::FirstCompleted,
            1 => ReturnWhen::FirstException,
            _ => ReturnWhen::AllCompleted,
        }
    }
}
