//! Cross-validation of the design on our own rows alone: five folds, no public rows, no pruning.

use std::collections::BTreeMap;

use hatif_engine::Tables;
use hatif_engine::training::POLARITY_OF;

use crate::examples::Examples;
use crate::fit::softmax;
use crate::language::separator;
use crate::learn::{ROUTE_OF, learn_own};
use crate::measure::Cell;
use crate::rows::{Row, hash};

/// One line: each language's tasks with macro F1 and accuracy.
pub(crate) fn cross(rows: &[Row], tables: &Tables) -> String {
    let separator = separator::learn(rows);
    let examples = Examples::new(rows, tables, &separator, 2, None);
    let mut cells: BTreeMap<(String, &str), Cell> = BTreeMap::new();
    for fold in 0..5 {
        let is_out = |row: &Row| hash(&row.text) % 5 == fold;
        let may = |row: &Row| !is_out(row);
        let own = learn_own(rows, &examples.matrix, examples.width(), &may, None);
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_out(row)) {
            let features = examples.matrix.row(at);
            let intents = softmax(&own.intents.scores(features)[..12]);
            let feelings = softmax(&own.feelings.scores(features)[..6]);
            let mut routes = [0.0; 4];
            for (share, route) in intents.iter().zip(ROUTE_OF) {
                routes[route] += share;
            }
            let mut polarity = [0.0; 3];
            for (share, class) in feelings.iter().zip(POLARITY_OF) {
                polarity[class] += share;
            }
            if polarity[2] > 0.5 {
                routes[2] += routes[2].min(0.2);
            }
            let feeling = row.sentiment.unwrap_or(2);
            for set in [row.lang.as_str(), "all"] {
                let mut add = |task, gold, found| {
                    cells
                        .entry((set.to_owned(), task))
                        .or_default()
                        .add(gold, found);
                };
                add("intent", row.intents[0], best(&intents));
                add("route", row.route.unwrap_or(0), best(&routes));
                add("sentiment", POLARITY_OF[feeling], best(&polarity));
                add("six", feeling, best(&feelings));
            }
        }
    }
    cells
        .iter()
        .map(|((set, task), cell)| {
            format!(
                "{set} {task} {:.1}/{:.1}; ",
                100.0 * cell.macro_f1(),
                100.0 * cell.accuracy()
            )
        })
        .collect()
}

fn best(scores: &[f32]) -> usize {
    (0..scores.len())
        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
        .unwrap_or(0)
}
