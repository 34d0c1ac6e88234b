//! Random programs, drawn by proptest.

use loopscope::asyncio::ReturnWhen;
use proptest::prelude::*;

use crate::program::{Op, Program, SCRIPTS};

pub fn programs() -> impl Strategy<Value = Program> {
    let scripts: Vec<_> = (0..SCRIPTS)
        .map(|index| prop::collection::vec(op(index, 2), 0..7))
        .collect();
    scripts.prop_map(Program)
}

/// A statement of script `index`, in which blocks are nested at most `depth` deep.
fn op(index: usize, depth: u32) -> BoxedStrategy<Op> {
    let simple = prop_oneof![
        6 => (0..4u8).prop_map(Op::Sleep),
        1 => Just(Op::Raise),
        3 => (0..6usize).prop_map(Op::Await),
        3 => (0..6usize).prop_map(Op::Cancel),
        1 => (0..6usize).prop_map(Op::Shield),
        1 => Just(Op::Set),
        1 => Just(Op::Clear),
        1 => Just(Op::WaitEvent),
        2 => Just(Op::Put),
        2 => Just(Op::Get),
        1 => Just(Op::TaskDone),
        1 => Just(Op::Join),
        1 => Just(Op::WaitCondition),
        1 => Just(Op::Notify),
        1 => Just(Op::Barrier),
    ];
    let later = index + 1..SCRIPTS;
    let several = || prop::collection::vec(index + 1..SCRIPTS, 0..3);
    let return_when = prop_oneof![
        Just(ReturnWhen::FirstCompleted),
        Just(ReturnWhen::FirstException),
        Just(ReturnWhen::AllCompleted),
    ];
    let starting = match later.is_empty() {
        true => simple.boxed(),
        false => prop_oneof![
            4 => simple,
            3 => later.clone().prop_map(Op::Spawn),
            1 => later.clone().prop_map(Op::SpawnEagerly),
            1 => several().prop_map(Op::Gather),
            1 => (later.clone(), 0..4u8).prop_map(|(script, seconds)| Op::WaitFor(script, seconds)),
            1 => (several(), 0..4u8, return_when).prop_map(|(scripts, seconds, when)| Op::Wait(scripts, seconds, when)),
            1 => (several(), 0..4u8).prop_map(|(scripts, seconds)| Op::AsCompleted(scripts, seconds)),
        ]
        .boxed(),
    };
    if depth == 0 {
        return starting;
    }
    let block = || prop::collection::vec(op(index, depth - 1), 0..4);
    let members = match index + 1 < SCRIPTS {
        true => several().boxed(),
        false => Just(Vec::new()).boxed(),
    };
    prop_oneof![
        8 => starting,
        1 => (0..4u8, block()).prop_map(|(seconds, body)| Op::Timeout(seconds, body)),
        1 => block().prop_map(Op::Locked),
        1 => block().prop_map(Op::Limited),
        1 => (members, block()).prop_map(|(scripts, body)| Op::Group(scripts, body)),
        1 => block().prop_map(Op::Try),
    ]
    .boxed()
}
