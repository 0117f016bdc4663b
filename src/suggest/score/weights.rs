//! The weights of the two regressions.

/// Of the pair alone: the constant, then one a measure.
pub const FIRST: [f32; 16] = [
    -6.685, 0.310, 2.745, 4.070, 2.178, 2.011, 2.175, 0.862, -1.781, -0.099, 0.592, 0.585, -0.890,
    -0.090, -1.172, -3.124,
];
/// With the neighbours: the constant, then one a measure.
pub const SECOND: [f32; 8] = [-1.417, 0.523, 0.136, 0.186, 2.142, 0.777, -0.131, -0.218];
