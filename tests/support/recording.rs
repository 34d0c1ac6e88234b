//! The recordings of tests/parity: what CPython 3.11 printed for a Python program. `record.py` there says what
//! the files hold.

use std::fs;
use std::path::{Path, PathBuf};

/// What a program leaves behind, in the form in which it is recorded.
#[derive(Debug, PartialEq)]
pub struct Leaves {
    pub stdout: String,
    /// The frames of the program alone, and a last line `exit status N` where N is not 0.
    pub stderr: String,
}

impl Leaves {
    /// Of a run here, in the form of a recording.
    pub fn of_run(stdout: &str, stderr: &str, status: i32) -> Self {
        let mut stderr = own_frames(stderr);
        if status != 0 {
            stderr += &format!("exit status {status}\n");
        }
        Self {
            stdout: stdout.to_string(),
            stderr,
        }
    }

    /// What `program` is recorded to leave, worded as the engine words it where NAME.differs says so.
    pub fn recorded(program: &Path) -> Self {
        let mut recorded = Self {
            stdout: fs::read_to_string(program.with_extension("expected"))
                .expect("every program is recorded"),
            stderr: read_if_there(program, "stderr"),
        };
        let mut line = None;
        for rule in read_if_there(program, "differs")
            .lines()
            .filter(|rule| !rule.is_empty())
        {
            match (rule.split_at(1), line.take()) {
                (("-", was), None) => line = Some(was.trim_start().to_string()),
                (("+", is), Some(was)) => recorded.replace(&was, is.trim_start(), program),
                (("#", _), None) => {}
                _ => panic!(
                    "{}.differs: {rule:?} is no reason, and no pair",
                    program.display()
                ),
            }
        }
        recorded
    }

    fn replace(&mut self, was: &str, is: &str, program: &Path) {
        let mut found = false;
        for text in [&mut self.stdout, &mut self.stderr] {
            for line in text.clone().lines().filter(|line| line.trim() == was) {
                *text = text.replace(line, &line.replace(was, is));
                found = true;
            }
        }
        assert!(
            found,
            "{}.differs: CPython does not print {was:?}",
            program.display()
        );
    }
}

/// Every recorded Python program, by name.
pub fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parity");
    let mut programs: Vec<_> = [folder.clone(), folder.join("python")]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the folder is there"))
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| !path.ends_with("record.py"))
        .collect();
    programs.sort();
    programs
}

fn read_if_there(program: &Path, extension: &str) -> String {
    fs::read_to_string(program.with_extension(extension)).unwrap_or_default()
}

/// `text` without the frames of other files than the program's: the library is Python in CPython and native here.
fn own_frames(text: &str) -> String {
    let mut hidden = None;
    let kept = text.split_inclusive('\n').filter(|line| {
        let indent = line.len() - line.trim_start_matches([' ', '|']).len();
        match line[indent..]
            .strip_prefix("File \"")
            .and_then(|rest| rest.split_once('"'))
        {
            Some((file, rest)) if rest.contains(", in ") => hidden = (file != "program.py").then_some(indent),
            _ if hidden.is_some_and(|column| indent <= column) => hidden = None,
            _ => {}
        }
        hidden.is_none()
    });
    kept.collect()
}
