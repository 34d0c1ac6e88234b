//! `time`, on the session's clock: what of the module knows the time, or waits.
//!
//! The rest (`struct_time`, `strptime` …) is RustPython's. The local zone is UTC, so that a program prints
//! the same everywhere.

use rustpython_vm::builtins::PyStr;
use rustpython_vm::function::{Either, OptionalArg, OptionalOption};
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use super::run::Run;

/// Seconds of the session's clock; 0 where no run is under way.
pub(super) fn session_time() -> f64 {
    Run::current().map_or(0.0, |run| run.session.process().now())
}

/// `time.time()`.
pub(super) fn wall_time() -> f64 {
    Run::current().map_or(0.0, |run| run.epoch() + run.session.process().now())
}

/// Puts our functions into RustPython's `time`.
pub(super) fn install(vm: &VirtualMachine) -> PyResult<()> {
    let stock = vm.import("time", 0)?;
    for name in ["strftime", "asctime"] {
        let kept = vm.ctx.intern_str(format!("_{name}"));
        stock.set_attr(kept, stock.get_attr(name, vm)?, vm)?;
    }
    let definition = time::module_def(&vm.ctx);
    let ours = definition.create_module(vm)?;
    definition.exec_module(vm, &ours)?;
    for (name, value) in &ours.dict() {
        if let Some(name) = name.downcast_ref::<PyStr>().map(ToString::to_string)
            && !name.starts_with("__")
        {
            stock.set_attr(vm.ctx.intern_str(name), value, vm)?;
        }
    }
    Ok(())
}

/// Year, month and day of a day since 1970 (Howard Hinnant's
/// `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The day since 1970 of a date (`days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let year = year - i64::from(month <= 2);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year.div_euclid(400) * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
        - 719_468
}

/// `time.struct_time` of `seconds` since 1970, in UTC.
fn broken_down(seconds: f64, vm: &VirtualMachine) -> PyResult {
    if !(-6.3e10..2.6e11).contains(&seconds) {
        return Err(vm.new_overflow_error("timestamp out of range for platform time_t"));
    }
    let whole = seconds.floor() as i64;
    let (day, second) = (whole.div_euclid(86_400), whole.rem_euclid(86_400));
    let (year, month, date) = civil(day);
    let numbers = [
        year,
        month,
        date,
        second / 3600,
        second / 60 % 60,
        second % 60,
        (day + 3).rem_euclid(7),
        day - days(year, 1, 1) + 1,
        0,
    ];
    let mut fields: Vec<PyObjectRef> = numbers
        .iter()
        .map(|number| vm.ctx.new_int(*number).into())
        .collect();
    fields.push(vm.ctx.new_str("UTC").into());
    fields.push(vm.ctx.new_int(0).into());
    let class = vm.import("time", 0)?.get_attr("struct_time", vm)?;
    class.call((vm.ctx.new_tuple(fields),), vm)
}

#[rustpython_vm::pymodule(name = "time")]
mod time {
    use super::{
        Either, OptionalArg, OptionalOption, PyObjectRef, PyResult, Run, VirtualMachine, broken_down, days,
        session_time, wall_time,
    };

    const NANOSECONDS: f64 = 1e9;

    #[pyattr(name = "timezone")]
    const TIMEZONE: i32 = 0;
    #[pyattr(name = "altzone")]
    const ALTZONE: i32 = 0;
    #[pyattr(name = "daylight")]
    const DAYLIGHT: i32 = 0;

    #[pyattr]
    fn tzname(vm: &VirtualMachine) -> PyObjectRef {
        let utc: PyObjectRef = vm.ctx.new_str("UTC").into();
        vm.ctx.new_tuple(vec![utc.clone(), utc]).into()
    }

    #[pyfunction]
    fn time() -> f64 {
        wall_time()
    }

    #[pyfunction]
    fn time_ns() -> i64 {
        (wall_time() * NANOSECONDS) as i64
    }

    #[pyfunction]
    fn monotonic() -> f64 {
        session_time()
    }

    #[pyfunction]
    fn monotonic_ns() -> i64 {
        (session_time() * NANOSECONDS) as i64
    }

    #[pyfunction]
    fn perf_counter() -> f64 {
        session_time()
    }

    #[pyfunction]
    fn perf_counter_ns() -> i64 {
        monotonic_ns()
    }

    #[pyfunction]
    fn process_time() -> f64 {
        session_time()
    }

    #[pyfunction]
    fn process_time_ns() -> i64 {
        monotonic_ns()
    }

    #[pyfunction]
    fn thread_time() -> f64 {
        session_time()
    }

    #[pyfunction]
    fn thread_time_ns() -> i64 {
        monotonic_ns()
    }

    /// Blocks the loop: no task runs until it is over.
    #[pyfunction]
    fn sleep(seconds: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let seconds = seconds.try_float(vm)?.to_f64();
        if seconds < 0.0 {
            return Err(vm.new_value_error("sleep length must be non-negative"));
        }
        if !seconds.is_finite() {
            return Err(vm.new_value_error("Invalid value NaN (not a number)"));
        }
        if let Some(run) = Run::current() {
            run.block(seconds);
        }
        Ok(())
    }

    fn seconds_or_now(seconds: OptionalOption<Either<f64, i64>>) -> f64 {
        match seconds.flatten() {
            None => wall_time(),
            Some(Either::A(seconds)) => seconds,
            Some(Either::B(seconds)) => seconds as f64,
        }
    }

    #[pyfunction]
    fn gmtime(seconds: OptionalOption<Either<f64, i64>>, vm: &VirtualMachine) -> PyResult {
        broken_down(seconds_or_now(seconds), vm)
    }

    #[pyfunction]
    fn localtime(seconds: OptionalOption<Either<f64, i64>>, vm: &VirtualMachine) -> PyResult {
        broken_down(seconds_or_now(seconds), vm)
    }

    #[pyfunction]
    fn mktime(moment: PyObjectRef, vm: &VirtualMachine) -> PyResult<f64> {
        let fields: Vec<i64> = vm.extract_elements_with(&moment, |field| field.try_into_value(vm))?;
        let [year, month, day, hour, minute, second, ..] = fields[..] else {
            return Err(vm.new_type_error("mktime(): illegal time tuple argument"));
        };
        Ok((days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second) as f64)
    }

    #[pyfunction]
    fn asctime(moment: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let moment = moment.or_now(vm)?;
        vm.import("time", 0)?
            .get_attr("_asctime", vm)?
            .call((moment,), vm)
    }

    #[pyfunction]
    fn ctime(seconds: OptionalOption<Either<f64, i64>>, vm: &VirtualMachine) -> PyResult {
        let moment = broken_down(seconds_or_now(seconds), vm)?;
        vm.import("time", 0)?
            .get_attr("_asctime", vm)?
            .call((moment,), vm)
    }

    #[pyfunction]
    fn strftime(format: PyObjectRef, moment: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyResult {
        let moment = moment.or_now(vm)?;
        vm.import("time", 0)?
            .get_attr("_strftime", vm)?
            .call((format, moment), vm)
    }

    trait OrNow {
        fn or_now(self, vm: &VirtualMachine) -> PyResult;
    }

    impl OrNow for OptionalArg<PyObjectRef> {
        fn or_now(self, vm: &VirtualMachine) -> PyResult {
            match self {
                OptionalArg::Present(moment) => Ok(moment),
                OptionalArg::Missing => broken_down(wall_time(), vm),
            }
        }
    }
}
