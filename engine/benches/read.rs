//! How long one reading takes, and that it grows with the length of the text: `cargo bench -p hatif-engine`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use hatif_engine::{Tables, read};

/// Messages of about 60 characters, as customers write them.
const MESSAGES: [(&str, &str); 4] = [
    (
        "en",
        "Your platform is not working properly. It keeps crashing now",
    ),
    (
        "ar",
        "صارلي أسبوع بستنى الطلب ولسا ما وصل وما حدا عم يرد علي خالص",
    ),
    (
        "arabizi",
        "sarli esbo3 natir el talab w lessa ma wesel w ma 7ada 3am yrod",
    ),
    (
        "mixed",
        "the app مش شغال عندي please fix it ضروري call +971501234567 ",
    ),
];

fn main() {
    let tables = Tables::builtin().unwrap_or_else(|error| panic!("{error}"));
    let load = best_of(20, || drop(black_box(Tables::builtin())));
    println!("tables       {:>8.1} ms once", load.as_secs_f64() * 1e3);
    for (name, message) in MESSAGES {
        let median = median_of(200, || {
            for _ in 0..50 {
                black_box(read(&tables, black_box(message), None));
            }
        }) / 50;
        println!(
            "{name:12} {:>8.2} µs a message of {} characters",
            median.as_secs_f64() * 1e6,
            message.chars().count()
        );
    }
    // Both so long that the allocator takes fresh pages for them: below that, memory that is used again flatters.
    for (name, message) in MESSAGES {
        let (short, long) = (repeated(message, 64 << 10), repeated(message, 1 << 20));
        let small = best_of(20, || drop(black_box(read(&tables, &short, None))));
        let large = best_of(5, || drop(black_box(read(&tables, &long, None))));
        println!(
            "{name:12} 64 KiB {:>6.1} ms, 1 MiB {:>7.1} ms: {:.1} times for 16 times the text",
            small.as_secs_f64() * 1e3,
            large.as_secs_f64() * 1e3,
            large.as_secs_f64() / small.as_secs_f64()
        );
    }
}

fn repeated(message: &str, bytes: usize) -> String {
    message.repeat(bytes / message.len() + 1)
}

fn median_of(runs: usize, run: impl FnMut()) -> Duration {
    times(runs, run)[runs / 2]
}

fn best_of(runs: usize, run: impl FnMut()) -> Duration {
    times(runs, run)[0]
}

fn times(runs: usize, mut run: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}
