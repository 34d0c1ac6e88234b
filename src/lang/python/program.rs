//! A program: its text compiled as the module `__main__`, and run to its end.

use rustpython_vm as vm;
use vm::builtins::{PyBaseExceptionRef, PyCode, PyFunction};
use vm::bytecode::CodeFlags;
use vm::compiler::{CompileOpts, Mode, ast, parser};
use vm::function::FuncArgs;
use vm::{AsObject, PyObjectRef, PyRef, PyResult, VirtualMachine};

use super::run::Run;
use super::{frames, signs, syntax};

/// Runs `source`, which tracebacks call `file`. Gives the value of the last line if that is an expression,
/// else None.
///
/// With an `await` at its top level a program is a coroutine: it runs as the task `main`.
pub(super) fn run(vm: &VirtualMachine, source: &str, file: &str) -> PyResult {
    let code = compile(vm, source, file)?;
    if let Some(run) = Run::current() {
        frames::watch(&code, &run, vm)?;
    }
    let main = vm.new_module("__main__", vm.ctx.new_dict(), None);
    let globals = main.dict();
    globals.set_item("__builtins__", vm.builtins.clone().into(), vm)?;
    globals.set_item("__file__", vm.ctx.new_str(file).into(), vm)?;
    let modules = vm.sys_module.as_object().get_attr("modules", vm)?;
    modules.set_item("__main__", main.into(), vm)?;
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

fn compile(vm: &VirtualMachine, source: &str, file: &str) -> PyResult<PyRef<PyCode>> {
    if let Some((before, _)) = source.split_once('\0') {
        return Err(null_byte(vm, before, file)?);
    }
    let options = CompileOpts {
        allow_top_level_await: true,
        ..vm.compile_opts()
    };
    let mode = if ends_with_a_value(source) {
        Mode::BlockExpr
    } else {
        Mode::Exec
    };
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
