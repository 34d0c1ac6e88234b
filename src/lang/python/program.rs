//! A program: its text compiled as the module `__main__`, and run to its end.

use rustpython_vm as vm;
use vm::builtins::{PyBaseExceptionRef, PyCode, PyDictRef, PyFunction};
use vm::bytecode::CodeFlags;
use vm::compiler::{CompileOpts, Mode, ast, parser};
use vm::function::FuncArgs;
use vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::interpreter::{Options, Setup};
use super::run::Run;
use super::{frames, signs, syntax};

/// What raised, and so the program did not come to its end.
pub(super) enum Failure {
    /// The program.
    Program(PyBaseExceptionRef),
    /// What runs before it, with the name of its file.
    Setup(PyBaseExceptionRef, String),
}

impl From<PyBaseExceptionRef> for Failure {
    fn from(exception: PyBaseExceptionRef) -> Self {
        Failure::Program(exception)
    }
}

/// Runs `source` after its set-up. Gives the value of the last line if that is an expression, else None.
pub(super) fn run(vm: &VirtualMachine, source: &str, options: &Options) -> Result<PyObjectRef, Failure> {
    let code = compile_program(vm, source, &options.file)?;
    let main = vm.new_module("__main__", vm.ctx.new_dict(), None);
    let globals = main.dict();
    globals.set_item("__builtins__", vm.builtins.clone().into(), vm)?;
    globals.set_item("__file__", vm.ctx.new_str(options.file.as_str()).into(), vm)?;
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    modules.set_item("__main__", main.into(), vm)?;
    if let Some(setup) = &options.setup {
        set_up(vm, setup, &globals).map_err(|exception| Failure::Setup(exception, setup.file.clone()))?;
    }
    Ok(run_program(vm, code, globals)?)
}

fn set_up(vm: &VirtualMachine, Setup { source, file }: &Setup, globals: &PyDictRef) -> PyResult<()> {
    let code = compile(vm, source, file, Mode::Exec, vm.compile_opts())?;
    vm.run_code_obj(code, vm::scope::Scope::with_builtins(None, globals.clone(), vm))?;
    Ok(())
}

/// With an `await` at its top level a program is a coroutine: it runs as the task `main`.
fn run_program(vm: &VirtualMachine, code: PyRef<PyCode>, globals: PyDictRef) -> PyResult {
    if let Some(run) = Run::current() {
        frames::watch(&code, &run, vm)?;
    }
    if !code.flags.contains(CodeFlags::COROUTINE) {
        return vm.run_code_obj(code, vm::scope::Scope::with_builtins(None, globals, vm));
    }
    // With `await` at its top level, a program is a coroutine function.
    let function: PyObjectRef = vm.ctx.types.function_type.to_owned().into();
    let body = function.call((code, globals.clone()), vm)?;
    let body = body.try_downcast::<PyFunction>(vm)?;
    let locals = vm::function::ArgMapping::from_dict_exact(globals);
    let coroutine = body.invoke_with_locals(FuncArgs::default(), Some(locals), vm)?;
    super::asyncio::run_main(coroutine, vm)
}

fn compile_program(vm: &VirtualMachine, source: &str, file: &str) -> PyResult<PyRef<PyCode>> {
    let options = CompileOpts {
        allow_top_level_await: true,
        ..vm.compile_opts()
    };
    let mode = if ends_with_a_value(source) {
        Mode::BlockExpr
    } else {
        Mode::Exec
    };
    compile(vm, source, file, mode, options)
}

fn compile(
    vm: &VirtualMachine,
    source: &str,
    file: &str,
    mode: Mode,
    options: CompileOpts,
) -> PyResult<PyRef<PyCode>> {
    if let Some((before, _)) = source.split_once('\0') {
        return Err(null_byte(vm, before, file)?);
    }
    let code = vm
        .compile_with_opts(source, mode, file, options.clone())
        .map_err(|error| syntax::as_in_3_11(error.into_pyexception(vm, Some(source)), source, vm))?;
    // Compiled without them first, so that what is wrong with the program is said of the program.
    let with_signs = signs::compile(source, mode, file, options);
    Ok(with_signs.map_or(code, |code| PyCode::new_ref_from_bytecode(vm, code)))
}

/// The error of a source that holds a null byte, which stands after `before`.
fn null_byte(vm: &VirtualMachine, before: &str, file: &str) -> PyResult<PyBaseExceptionRef> {
    let class = vm.ctx.exceptions.syntax_error.to_owned();
    let error = vm.new_exception_msg(class, "source code cannot contain null bytes".into());
    let line = before.lines().last().unwrap_or_default();
    let object = error.as_object();
    object.set_attr("filename", vm.ctx.new_str(file), vm)?;
    object.set_attr("lineno", vm.ctx.new_int(before.split('\n').count()), vm)?;
    object.set_attr("text", vm.ctx.new_str(line), vm)?;
    Ok(error)
}

/// Whether the last statement is an expression. What RustPython's `BlockExpr` leaves out, which is a
/// module's docstring, annotations and `from __future__`, must not stand in the program.
fn ends_with_a_value(source: &str) -> bool {
    let Ok(module) = parser::parse_module(source) else {
        return false; // compiling it says what is wrong
    };
    let body = &module.syntax().body;
    let plain = body.iter().all(|statement| match statement {
        ast::Stmt::AnnAssign(_) => false,
        ast::Stmt::ImportFrom(import) => import.module.as_deref() != Some("__future__"),
        _ => true,
    });
    let is_text = |statement: &ast::Stmt| matches!(statement, ast::Stmt::Expr(line) if line.value.is_string_literal_expr());
    plain && !body.first().is_some_and(is_text) && body.last().is_some_and(ast::Stmt::is_expr_stmt)
}
