/// Sparse rows: features of row i are `pool[start[i]..start[i+1]]`.
pub struct Matrix { pub start: Vec<usize>, pub pool: Vec<(u32, f32)> }
impl Matrix { pub fn row(&self, i: usize) -> &[(u32, f32)] { &self.pool[self.start[i]..self.start[i + 1]] } }

#[derive(Clone)]
pub struct Linear { pub heads: usize, pub w: Vec<f32>, pub b: Vec<f32> }
impl Linear {
    pub fn scores(&self, x: &[(u32, f32)], z: &mut [f32]) {
        z.copy_from_slice(&self.b);
        for &(f, v) in x { let at = f as usize * self.heads; for (z, w) in z.iter_mut().zip(&self.w[at..at + self.heads]) { *z += v * w; } }
    }
}
pub struct Plan { pub epochs: usize, pub rate: f32, pub decay: f32, pub seed: u64 }

pub struct Random(pub u64);
impl Random { pub fn next(&mut self) -> u64 { self.0 ^= self.0 << 13; self.0 ^= self.0 >> 7; self.0 ^= self.0 << 17; self.0 } }

/// `gradient(row, scores, out)` gives d loss / d score.
pub fn fit(m: &Matrix, features: usize, heads: usize, rows: &[usize], plan: &Plan, start: Option<&Linear>, gradient: &dyn Fn(usize, &[f32], &mut [f32])) -> Linear {
    let mut l = start.cloned().unwrap_or(Linear { heads, w: vec![0.0; features * heads], b: vec![0.0; heads] });
    let mut g2 = vec![0.05_f32; features * heads];
    let mut gb2 = vec![1.0_f32; heads];
    let mut order = rows.to_vec();
    let mut random = Random(plan.seed | 1);
    let (mut z, mut g) = (vec![0.0; heads], vec![0.0; heads]);
    for epoch in 0..plan.epochs {
        for i in (1..order.len()).rev() { let j = (random.next() % (i as u64 + 1)) as usize; order.swap(i, j); }
        let rate = plan.rate * (1.0 - 0.9 * epoch as f32 / plan.epochs as f32);
        for &r in &order {
            let x = m.row(r);
            l.scores(x, &mut z);
            g.fill(0.0);
            gradient(r, &z, &mut g);
            if g.iter().all(|g| g.abs() < 1e-4) { continue }
            for h in 0..heads { gb2[h] += g[h] * g[h]; l.b[h] -= rate * 0.3 * g[h] / gb2[h].sqrt(); }
            for &(f, v) in x {
                let at = f as usize * heads;
                let (w, s) = (&mut l.w[at..at + heads], &mut g2[at..at + heads]);
                for h in 0..heads { let d = g[h] * v + plan.decay * w[h] * v.abs(); s[h] += d * d; w[h] -= rate * d / s[h].sqrt(); }
            }
        }
    }
    l
}

pub fn softmax(z: &[f32], p: &mut [f32]) {
    let top = z.iter().cloned().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for (p, z) in p.iter_mut().zip(z) { *p = (z - top).exp(); sum += *p; }
    for p in p { *p /= sum; }
}
/// gradient of partial-label cross entropy
pub fn partial(z: &[f32], mask: u32, weight: f32, smooth: f32, g: &mut [f32]) {
    let mut p = [0.0_f32; 16];
    let p = &mut p[..z.len()];
    softmax(z, p);
    let s: f32 = p.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, p)| *p).sum::<f32>().max(1e-6);
    let k = z.len() as f32;
    for i in 0..z.len() { let q = if mask >> i & 1 == 1 { p[i] / s } else { 0.0 }; let q = q * (1.0 - smooth) + smooth / k; g[i] += weight * (p[i] - q); }
}
pub fn sigmoid(z: f32) -> f32 { 1.0 / (1.0 + (-z).exp()) }
