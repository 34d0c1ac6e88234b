//! Three dishes one after the other, then at once: first in virtual time, then in real time.
//!
//! `cargo run --example gather_and_sleep`
#![allow(clippy::print_stdout, reason = "it shows what happens")]

use std::time::Instant;

use loopscope::asyncio::{gather, sleep};
use loopscope::driver::{Clock, run};
use loopscope::kernel::{Exception, Process, get_running_loop, set_process};

async fn cook(dish: &'static str, seconds: f64) -> Result<&'static str, Exception> {
    let event_loop = get_running_loop()?;
    println!("{:6.1} s  {dish} on the stove", event_loop.time());
    sleep(seconds).await?;
    println!("{:6.1} s  {dish} is ready", event_loop.time());
    Ok(dish)
}

async fn main_task() -> Result<(), Exception> {
    for (dish, seconds) in [("rice", 0.3), ("soup", 0.2), ("fish", 0.1)] {
        cook(dish, seconds).await?;
    }
    let dishes = gather([cook("rice", 0.3), cook("soup", 0.2), cook("fish", 0.1)])?.await?;
    println!("          served: {}", dishes.join(", "));
    Ok(())
}

fn main() -> Result<(), Exception> {
    for clock in [Clock::Virtual, Clock::Real] {
        set_process(Process::new()); // time starts at 0 again
        println!("{clock:?} time");
        let begin = Instant::now();
        run(main_task(), clock)?;
        println!("          took {:.1} s of ours\n", begin.elapsed().as_secs_f64());
    }
    Ok(())
}
