//! The weights of the two regressions.

/// Of the pair alone: the constant, then one a measure.
pub const FIRST: [f32; 16] = [-7.200, 0.505, 2.915, 4.196, 2.021, 1.776, 1.917, 0.998, -1.182, -0.051, 0.560, 0.743, -0.906, -0.080, -1.229, -2.909];
/// With the neighbours: the constant, then one a measure.
pub const SECOND: [f32; 8] = [-1.271, 0.564, 0.121, 0.176, 2.046, 0.609, -0.206, -0.240];
