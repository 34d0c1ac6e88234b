//! An interpreter, and the run of a program in it.

use std::rc::Rc;

use rustpython_vm as vm;
use vm::{PyObjectRef, Settings, VirtualMachine};

use super::run::Run;
use super::{library, modules, program, report};
use crate::driver::Clock;
use crate::kernel::Schedule;
use crate::session::Limits;

/// How a program is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name that tracebacks give the program's file.
    pub file: String,
    /// How time passes.
    pub clock: Clock,
    /// What `random` starts from.
    pub seed: u64,
    /// The bounds of the run.
    pub limits: Limits,
    /// Whether the trace is recorded, or its hash alone.
    pub traced: bool,
    /// In which order the tasks of a turn take their steps.
    pub schedule: Schedule,
    /// What runs before the program.
    pub setup: Option<Setup>,
}

/// Code that runs before the program, in the same globals and as a file of its own: what an exercise brings
/// along. Lines of the trace are the program's, never its.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Its text, without an `await` at the top level.
    pub source: String,
    /// The name that tracebacks give its file.
    pub file: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            file: "program.py".into(),
            clock: Clock::Virtual,
            seed: 0,
            limits: Limits::default(),
            traced: true,
            schedule: Schedule::default(),
            setup: None,
        }
    }
}

/// The exception that ended a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The name of its class.
    pub name: String,
    /// Its text.
    pub message: String,
    /// The program's innermost line that it passed; 0 if it passed none.
    pub line: u32,
    /// Whether the set-up ended by it, so that the program never began and the line is the set-up's.
    pub in_setup: bool,
}

/// What became of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// `repr` of the value of the last line, if that is an expression whose value is not None.
    pub value: Option<String>,
    /// The exception that ended the program, whose traceback is on stderr.
    pub error: Option<Fault>,
    /// As Python's own process would have it: 0, 1 after an exception, or what `sys.exit` said.
    pub exit_status: i32,
}

/// A Python interpreter: the modules, and room for one program.
pub struct Interpreter {
    interpreter: vm::Interpreter,
}

impl Interpreter {
    /// A fresh interpreter. This is what takes time before a program can start, so a host may have one
    /// in store.
    #[must_use]
    pub fn new() -> Self {
        let mut settings = Settings::default();
        settings.hash_seed = Some(0); // sets of strings have the same order in every run
        settings.install_signal_handlers = false;
        let builder = modules::register(vm::Interpreter::builder(settings));
        let interpreter = builder.build();
        interpreter.enter(|vm| {
            let installed = modules::install(vm);
            vm.expect_pyresult(installed, "our modules replace RustPython's");
        });
        Interpreter { interpreter }
    }

    /// Makes the modules of `part` importable, which is [`LIBRARY`](super::LIBRARY) or [`MORE`](super::MORE) as a host has
    /// kept it.
    pub fn add_library(&self, part: Vec<u8>) {
        self.interpreter.enter(|vm| {
            let installed = library::install(part, vm);
            vm.expect_pyresult(installed, "sys.meta_path is a list");
        });
    }

    /// Runs `source` as the module `__main__`, to its end.
    #[must_use]
    pub fn run(self, source: &str, run: &Rc<Run>) -> Outcome {
        let _under_way = run.begin();
        run.set_source(source);
        super::asyncio::begin(run);
        self.interpreter.enter(|vm| {
            let outcome = match program::run(vm, source, &run.options) {
                Ok(value) => Outcome {
                    value: shown(vm, &value),
                    ..Outcome::default()
                },
                Err(program::Failure::Setup(exception, file)) => {
                    let mut outcome = report::failed(vm, exception, &file);
                    outcome.error.iter_mut().for_each(|fault| fault.in_setup = true);
                    outcome
                }
                Err(program::Failure::Program(exception)) => report::failed(vm, exception, &run.options.file),
            };
            super::asyncio::finish(vm);
            outcome
        })
    }
}

impl Default for Interpreter {
    fn default() -> Self {
        Interpreter::new()
    }
}

fn shown(vm: &VirtualMachine, value: &PyObjectRef) -> Option<String> {
    if vm.is_none(value) {
        return None;
    }
    value.repr(vm).ok().map(|text| text.to_string())
}
