#![allow(missing_docs, unreachable_pub)]
mod rows; mod fit;
use rows::*; use fit::*;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

struct Options(HashMap<String, String>);
impl Options {
    fn f(&self, k: &str, d: f32) -> f32 { self.0.get(k).and_then(|v| v.parse().ok()).unwrap_or(d) }
    fn s(&self, k: &str, d: &str) -> String { self.0.get(k).cloned().unwrap_or(d.into()) }
}
fn macro_f1(pairs: &[(usize, usize)]) -> (f64, f64, Vec<f64>) {
    let k = pairs.iter().map(|x| x.0.max(x.1)).max().unwrap_or(0) + 1;
    let (mut tp, mut fp, mut fne) = (vec![0.0; k], vec![0.0; k], vec![0.0; k]);
    for &(g, p) in pairs { if g == p { tp[g] += 1.0 } else { fp[p] += 1.0; fne[g] += 1.0 } }
    let mut f = vec![-1.0; k];
    let mut sum = 0.0; let mut n = 0.0;
    for i in 0..k { if tp[i] + fne[i] > 0.0 { f[i] = 2.0 * tp[i] / (2.0 * tp[i] + fp[i] + fne[i]); sum += f[i]; n += 1.0; } }
    let acc = tp.iter().sum::<f64>() / pairs.len().max(1) as f64;
    (if n > 0.0 { sum / n } else { 0.0 }, acc, f)
}
const EIGHT: [&str; 8] = ["complaint","technical_support","service_request","sales_interest","training_interest","information","greeting","other"];
fn eight_of(intent: usize) -> usize { match INTENTS[intent] { "service_inquiry" => 5, "human_request" => 2, "thanks" | "goodbye" => 6, n => EIGHT.iter().position(|e| *e == n).unwrap() } }
const ROUTES: [&str; 4] = ["reception", "sales", "complaints", "human"];
fn route_of(intent: usize) -> usize { match INTENTS[intent] { "complaint" | "technical_support" => 2, "service_inquiry" | "sales_interest" | "training_interest" => 1, "human_request" => 3, _ => 0 } }
fn argmax(p: &[f32]) -> usize { (0..p.len()).max_by(|&a, &b| p[a].total_cmp(&p[b])).unwrap() }
fn yes(b: bool) -> f32 { f32::from(u8::from(b)) }

// public fit: intents 0..8, question 8 | sentiment 0..3, anger 3
// own fit: intents 0..12, question 12, gate 13 | sentiment 0..6, anger 6, gate 7
fn main() {
    let o = Options(std::env::args().skip(1).filter_map(|a| a.split_once('=').map(|(k, v)| (k.to_string(), v.to_string()))).collect());
    let t0 = std::time::Instant::now();
    let data = o.s("data", "/work/shared/data"); let own_dir = o.s("rows", "/work/rows");
    let fast = o.f("fast", 0.0) > 0.0;
    let mut rows = if fast { vec![] } else { public(Path::new(&data), "train") };
    if !fast { for mut r in public(Path::new(&data), "dev") { r.test = true; rows.push(r); } }
    let own_start = rows.len();
    rows.extend(own(Path::new(&own_dir)));
    let hold: Vec<String> = if o.f("hold", 0.0) > 0.0 { ["nlupp_banking","nlupp_hotels","rasa_financial","rasa_helpdesk","rasa_nlu_training","nlu_eval_corpora","rasa_arabic_chatbot","rasa_helpdesk_ar","xsid_ar"].iter().map(|s| s.to_string()).collect() } else { vec![] };
    for r in &mut rows { if hold.contains(&r.source) { r.test = true } }
    let kinds = o.s("kinds", "1,2,4,5,6,7,8,9,10,11,12,13").split(',').filter_map(|k| k.parse::<u32>().ok()).fold(0_u32, |m, k| m | 1 << k);
    let mut ids: HashMap<u32, u32> = HashMap::new();
    let mut df: Vec<u32> = Vec::new(); let mut kind_of: Vec<u8> = Vec::new();
    let mut m = Matrix { start: vec![0], pool: Vec::new() };
    let mut scratch = hatif_engine::training::Scratch::default();
    let mut buf: Vec<(u32, u8, u8)> = Vec::new();
    let bin = o.f("bin", 0.0) > 0.0; let cw = o.f("cw", 1.0);
    let gmin = o.f("gmin", 2.0) as u8; let _ = gmin;
    for r in &rows {
        buf.clear();
        let fit_row = !r.test || r.own;
        hatif_engine::training::features(&r.text, r.lang == "arabizi", &mut scratch, |f| if kinds >> f.kind & 1 == 1 { buf.push((f.hash, f.block as u8, f.kind)) });
        let mut n = [0.0_f32; 2];
        for b in &buf { n[b.1 as usize] += 1.0 }
        buf.sort_unstable();
        let mut i = 0;
        while i < buf.len() {
            let mut j = i; while j < buf.len() && buf[j].0 == buf[i].0 { j += 1 }
            let c = if bin { 1.0 } else { (j - i) as f32 };
            let b = buf[i].1 as usize;
            let v = c / n[b].sqrt().max(1.0) * if b == 1 { cw } else { 1.0 };
            let next = ids.len() as u32;
            let id = if fit_row { let id = *ids.entry(buf[i].0).or_insert(next); if id == next { df.push(0); kind_of.push(buf[i].2) } df[id as usize] += 1; Some(id) } else { ids.get(&buf[i].0).copied() };
            if let Some(id) = id { m.pool.push((id, v)) }
            i = j;
        }
        m.start.push(m.pool.len());
    }
    let mindf = o.f("mindf", 2.0) as u32;
    let mut map = vec![u32::MAX; df.len()]; let mut nf = 0;
    for (i, d) in df.iter().enumerate() { if *d >= mindf { map[i] = nf; nf += 1 } }
    let mut m2 = Matrix { start: vec![0], pool: Vec::with_capacity(m.pool.len()) };
    for i in 0..rows.len() { for &(f, v) in m.row(i) { if map[f as usize] != u32::MAX { m2.pool.push((map[f as usize], v)) } } m2.start.push(m2.pool.len()); }
    let m = m2; let nf = nf as usize;
    eprintln!("rows {} own {} features {nf} {:?}", rows.len(), rows.len() - own_start, t0.elapsed());
    let mut count: HashMap<(String, u8), f32> = HashMap::new();
    for r in rows.iter().filter(|r| !r.test && !r.own) { for (k, on) in [r.intent_mask != 0, r.sent_mask != 0, r.anger.is_some()].into_iter().enumerate() { if on { *count.entry((r.source.clone(), k as u8)).or_default() += 1.0 } } }
    let power = o.f("pow", 0.5); let cap = o.f("cap", 1000.0);
    let weight: Vec<[f32; 3]> = rows.iter().map(|r| [0, 1, 2].map(|k| (cap / count.get(&(r.source.clone(), k)).copied().unwrap_or(1.0)).powf(power).min(1.0))).collect();
    let smooth = o.f("smooth", 0.05);
    let plan = Plan { epochs: o.f("epochs", 6.0) as usize, rate: o.f("rate", 0.3), decay: o.f("decay", 1e-3), seed: 7 };
    let pub_rows = |f: &dyn Fn(&Row) -> bool| -> Vec<usize> { (0..own_start).filter(|&i| !rows[i].test && f(&rows[i])).collect() };
    let pi = pub_rows(&|r| r.intent8.is_some() || r.question.is_some()); let ps = pub_rows(&|r| r.sent_mask != 0 || r.anger.is_some());
    let (rows_, weight_) = (&rows, &weight);
    let gpi = move |r: usize, z: &[f32], g: &mut [f32]| {
        let row = &rows_[r];
        if let Some(l) = &row.intent8 { partial(&z[..8], 1 << EIGHT.iter().position(|e| e == l).unwrap(), weight_[r][0], smooth, &mut g[..8]); }
        if let Some(q) = row.question { g[8] += weight_[r][0] * (sigmoid(z[8]) - yes(q)); }
    };
    let gps = move |r: usize, z: &[f32], g: &mut [f32]| {
        let row = &rows_[r];
        if row.sent_mask != 0 { partial(&z[..3], match row.sent_mask { 3 => 1, 4 => 2, _ => 4 }, weight_[r][1], smooth, &mut g[..3]); }
        if let Some(a) = row.anger { g[3] += weight_[r][2] * (sigmoid(z[3]) - yes(a)); }
    };
    let key = fnv(&format!("{kinds} {cw} {bin} {mindf} {} {} {} {smooth} {power} {cap} {} {}", plan.epochs, plan.rate, plan.decay, hold.len(), o.s("tag", "")));
    let cached = |name: &str, heads: usize, make: &dyn Fn() -> Linear| -> Linear {
        let path = format!("/tmp/cache/{key:x}.{name}");
        if let Ok(b) = std::fs::read(&path) { let v: Vec<f32> = b.chunks(4).map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect(); if v.len() == (nf + 1) * heads { return Linear { heads, b: v[nf * heads..].to_vec(), w: v[..nf * heads].to_vec() } } }
        let l = make(); let _ = std::fs::create_dir_all("/tmp/cache");
        let _ = std::fs::write(&path, l.w.iter().chain(&l.b).flat_map(|f| f.to_le_bytes()).collect::<Vec<u8>>()); l
    };
    let (lpi, lps) = std::thread::scope(|s| {
        let a = s.spawn(|| cached("i", 9, &|| fit(&m, nf, 9, &pi, &plan, None, &gpi)));
        let b = s.spawn(|| cached("s", 4, &|| fit(&m, nf, 4, &ps, &plan, None, &gps)));
        (a.join().unwrap(), b.join().unwrap())
    });
    eprintln!("public fitted {:?}", t0.elapsed());
    // stage 2: own rows, with the public scores as further features
    let stack = if fast { 0.0 } else { o.f("stack", 0.3) };
    let extra = 9 + 4;
    let zs: Vec<[f32; 13]> = (0..rows.len()).map(|i| { let mut z = [0.0; 13]; lpi.scores(m.row(i), &mut z[..9]); lps.scores(m.row(i), &mut z[9..]); 
        let mi = z[..8].iter().sum::<f32>() / 8.0; for z in &mut z[..8] { *z -= mi } let ms = z[9..12].iter().sum::<f32>() / 3.0; for z in &mut z[9..12] { *z -= ms } z }).collect();
    let mut mo = Matrix { start: vec![0], pool: Vec::new() };
    for i in 0..rows.len() { mo.pool.extend_from_slice(m.row(i)); if stack > 0.0 { for (k, z) in zs[i].iter().enumerate() { mo.pool.push(((nf + k) as u32, z * stack)) } } mo.start.push(mo.pool.len()); }
    let nfo = nf + extra;
    let cv = o.f("cv", 0.0) as u64;
    let folds: Vec<u64> = if cv > 0 { (0..cv).collect() } else { vec![0] };
    let second = o.f("second", 0.3); let gatew = o.f("gatew", 3.0); let gpub = o.f("gpub", 6000.0) as usize;
    let osmooth = o.f("osmooth", 0.05); let mixw = o.f("mixw", 0.0);
    let go_i = move |r: usize, z: &[f32], g: &mut [f32]| {
        let row = &rows_[r];
        if row.own {
            let mut p = [0.0; 12]; softmax(&z[..12], &mut p);
            let k = row.intents.len() as f32 - 1.0;
            for i in 0..12 { let mut q = 0.0; for (n, &l) in row.intents.iter().enumerate() { if l as usize == i { q += if k == 0.0 { 1.0 } else if n == 0 { 1.0 - second } else { second / k } } }
                let q = q * (1.0 - osmooth) + osmooth / 12.0; g[i] += p[i] - q; }
            if let Some(q) = row.question { g[12] += sigmoid(z[12]) - yes(q); }
        } else if mixw > 0.0 && row.intent_mask != 0 { partial(&z[..12], u32::from(row.intent_mask), mixw, smooth, &mut g[..12]); }
        g[13] += (if row.own { gatew } else { 1.0 }) * (sigmoid(z[13]) - yes(!row.own));
    };
    let go_s = move |r: usize, z: &[f32], g: &mut [f32]| {
        let row = &rows_[r];
        if let Some(s) = row.sentiment { partial(&z[..6], 1 << s, 1.0, osmooth, &mut g[..6]); g[6] += sigmoid(z[6]) - yes(s == 5); }
        g[7] += (if row.own { gatew } else { 1.0 }) * (sigmoid(z[7]) - yes(!row.own));
    };
    let oplan = Plan { epochs: o.f("oepochs", 12.0) as usize, rate: o.f("orate", 0.3), decay: o.f("odecay", 1e-3), seed: 11 };
    let mut sampler = Random(99);
    let mut sample = |rows: &[usize]| -> Vec<usize> { (0..if rows.is_empty() { 0 } else { gpub }).map(|_| rows[(sampler.next() % rows.len() as u64) as usize]).collect() };
    let (gi, gs) = (sample(&pi.iter().copied().filter(|&i| rows[i].intent8.is_some()).collect::<Vec<_>>()), sample(&ps.iter().copied().filter(|&i| rows[i].sent_mask != 0).collect::<Vec<_>>()));
    let mut report = Report::default();
    report.shift = o.f("gshift", 0.0); report.fast = fast; report.verbose = o.f("v", 0.0) > 0.0;
    for fold in &folds {
        let is_test = |i: usize| fnv(&rows[i].text) % 5 == *fold;
        let own_train: Vec<usize> = (own_start..rows.len()).filter(|&i| !is_test(i)).collect();
        let lists = [&gi, &gs].map(|g| { let mut l = own_train.clone(); l.extend_from_slice(g); l });
        let (li, ls) = std::thread::scope(|s| {
            let a = s.spawn(|| fit(&mo, nfo, 14, &lists[0], &oplan, None, &go_i));
            let b = s.spawn(|| fit(&mo, nfo, 8, &lists[1], &oplan, None, &go_s));
            (a.join().unwrap(), b.join().unwrap())
        });
        for i in 0..rows.len() {
            if rows[i].own && is_test(i) || (*fold == 0 && !rows[i].own && rows[i].test) {
                let (mut zi, mut zss) = ([0.0; 14], [0.0; 8]);
                li.scores(mo.row(i), &mut zi); ls.scores(mo.row(i), &mut zss);
                let mut zpub = [0.0; 13]; lpi.scores(m.row(i), &mut zpub[..9]); lps.scores(m.row(i), &mut zpub[9..]);
                report.add(&rows[i], &zi, &zss, &zpub, &hold, !count.keys().any(|k| k.0 == rows[i].source));
            }
        }
    }
    eprintln!("own fitted {:?}", t0.elapsed());
    report.print();
}

#[derive(Default)]
struct Report { cells: BTreeMap<String, Vec<(usize, usize)>>, hits: BTreeMap<String, usize>, ece: BTreeMap<String, Vec<(f32, bool)>>, ang: BTreeMap<String, Vec<(f32, bool)>>, gates: BTreeMap<String, Vec<f32>>, shift: f32, verbose: bool, fast: bool }
impl Report {
    fn add(&mut self, r: &Row, zi: &[f32], zs: &[f32], zp: &[f32], hold: &[String], unseen: bool) {
        let mut p = [0.0; 12]; softmax(&zi[..12], &mut p);
        let mut ps = [0.0; 6]; softmax(&zs[..6], &mut ps);
        let mut pp = [0.0; 8]; softmax(&zp[..8], &mut pp);
        let mut pps = [0.0; 3]; softmax(&zp[9..12], &mut pps);
        let gate = if self.fast { 0.0 } else { sigmoid(zi[13] + self.shift) }; let gs = if self.fast { 0.0 } else { sigmoid(zs[7] + self.shift) };
        let mut fold = [0.0_f32; 8]; for k in 0..12 { fold[eight_of(k)] += p[k] }
        for k in 0..12 { let e = eight_of(k); p[k] = (1.0 - gate) * p[k] + gate * pp[e] * (p[k] / fold[e].max(1e-9)); }
        const POL: [usize; 6] = [0, 0, 1, 2, 2, 2];
        let mut f3 = [0.0_f32; 3]; for k in 0..6 { f3[POL[k]] += ps[k] }
        for k in 0..6 { let e = POL[k]; ps[k] = (1.0 - gs) * ps[k] + gs * pps[e] * (ps[k] / f3[e].max(1e-9)); }
        let zq = if gate > 0.5 { zp[8] } else { zi[12] };
        let za = gs * zp[12] + (1.0 - gs) * zs[6];
        if r.own || r.intent8.is_some() { self.gates.entry(format!("{} {}", if r.own { "own" } else { "pub" }, r.lang)).or_default().push(gate); if self.verbose { self.gates.entry(format!("{} {}", r.source, r.lang)).or_default().push(gate); } }
        if r.sentiment.is_some() || r.sent_mask != 0 { self.gates.entry(format!("sent {} {}", if r.own { "own" } else if unseen { "out" } else { "in" }, r.lang)).or_default().push(gs); }
        let top = argmax(&p);
        let mut pr = [0.0_f32; 4]; for k in 0..12 { pr[route_of(k)] += p[k] }
        let pol = [ps[0] + ps[1], ps[2], ps[3] + ps[4] + ps[5]];
        let tp = argmax(&pol);
        if r.own {
            let gold = r.intents[0] as usize;
            let hit = r.intents.iter().any(|&g| g as usize == top);
            let mut keys = vec![format!("own {}", r.lang)]; if r.lang == "ar" { keys.push(format!("own ar/{}", r.dialect)) }
            for key in keys {
                self.cells.entry(format!("{key} intent")).or_default().push((gold, top));
                if hit { *self.hits.entry(format!("{key} intent")).or_default() += 1 }
                let mut route = argmax(&pr);
                if route != 3 && pol[2] > 0.5 && pr[2] > 0.25 { route = 2 }
                self.cells.entry(format!("{key} route")).or_default().push((ROUTES.iter().position(|x| Some(*x) == r.route.as_deref()).unwrap_or(0), route));
                let six = r.sentiment.unwrap() as usize;
                self.cells.entry(format!("{key} sent3")).or_default().push((POL[six], tp));
                self.cells.entry(format!("{key} sent6")).or_default().push((six, argmax(&ps)));
                if let Some(q) = r.question { self.cells.entry(format!("{key} question")).or_default().push((usize::from(q), usize::from(zq > 0.0))); }
            }
            self.ece.entry("own".into()).or_default().push((p[top], hit));
            return;
        }
        let inout = if !unseen && !hold.contains(&r.source) { "in" } else { "out" };
        if let Some(l) = &r.intent8 {
            let mut p8 = [0.0_f32; 8]; for k in 0..12 { p8[eight_of(k)] += p[k] }
            let t8 = argmax(&p8); let g8 = EIGHT.iter().position(|e| e == l).unwrap();
            self.cells.entry(format!("pub {} intent {inout}", r.lang)).or_default().push((g8, t8));
            if self.verbose { self.cells.entry(format!("src {} {} intent {inout}", r.lang, r.source)).or_default().push((g8, t8)); }
            let g = ROUTES.iter().position(|x| Some(*x) == r.route.as_deref()).unwrap_or(0);
            let r3 = [p8[2] + p8[5] + p8[6] + p8[7], p8[3] + p8[4], p8[0] + p8[1]];
            self.cells.entry(format!("pub {} route {inout}", r.lang)).or_default().push((g, argmax(&r3)));
            self.ece.entry(format!("pub {inout}")).or_default().push((p8[t8], t8 == g8));
        }
        if r.sent_mask != 0 { let g = match r.sent_mask { 3 => 0, 4 => 1, _ => 2 };
            self.cells.entry(format!("pub {} sent {inout}", r.lang)).or_default().push((g, tp));
            if self.verbose { self.cells.entry(format!("src {} {} sent {inout}", r.lang, r.source)).or_default().push((g, tp)); } }
        if let Some(a) = r.anger { self.ang.entry(r.lang.clone()).or_default().push((za, a)); }
        if let Some(q) = r.question { if r.intent8.is_none() { self.cells.entry(format!("pub {} question", r.lang)).or_default().push((usize::from(q), usize::from(zq > 0.0))); } }
    }
    fn print(&mut self) {
        for (k, v) in &self.cells {
            let (f, acc, per) = macro_f1(v);
            let h = self.hits.get(k).map(|h| format!(" anylabel {:.1}", 100.0 * *h as f64 / v.len() as f64)).unwrap_or_default();
            print!("{k:28} n {:5} F1 {:5.1} acc {:5.1}{h}", v.len(), 100.0 * f, 100.0 * acc);
            if self.verbose && k.starts_with("own") && !k.contains('/') { print!("  {}", per.iter().map(|x| format!("{:.0}", 100.0 * x)).collect::<Vec<_>>().join(" ")); }
            println!();
        }
        for (k, v) in &mut self.ang {
            v.sort_by(|a, b| b.0.total_cmp(&a.0));
            let pos = v.iter().filter(|x| x.1).count() as f64; let n = v.len() as f64;
            let (mut best, mut tp) = (0.0_f64, 0.0);
            for (i, x) in v.iter().enumerate() { if x.1 { tp += 1.0 } let k = i as f64 + 1.0; let f1 = 2.0 * tp / (k + pos); let tn = n - k - (pos - tp); let f0 = 2.0 * tn / (n - k + n - pos); best = best.max((f1 + f0) / 2.0) }
            println!("anger {k} best-threshold macro {:.1}", 100.0 * best);
        }
        for (k, v) in &self.gates { println!("gate {k} {:.2}", v.iter().sum::<f32>() / v.len() as f32); }
        for (k, v) in &self.ece { println!("ece {k} {:.3}", expected_calibration_error(v)); }
    }
}
fn expected_calibration_error(v: &[(f32, bool)]) -> f32 {
    let mut bins = [(0.0_f32, 0.0_f32, 0.0_f32); 10];
    for &(p, c) in v { let b = ((p * 10.0) as usize).min(9); bins[b].0 += p; bins[b].1 += yes(c); bins[b].2 += 1.0; }
    bins.iter().filter(|b| b.2 > 0.0).map(|b| (b.0 - b.1).abs()).sum::<f32>() / v.len() as f32
}
