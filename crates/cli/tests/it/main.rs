//! The program as its users meet it: run, and judged by what it prints and how it ends.

mod ahead;
mod answers;
mod bad_input;
mod beyond;
mod calculators;
mod closing;
mod dashboard;
mod explaining;
mod exporting;
mod forms;
mod hearing;
mod importing;
mod languages;
mod pages;
mod policies;
mod readme;
mod reconciling;
mod shell;
mod statistics;
mod stripe;
mod support;
mod syncing;
mod untold;
mod usage;
mod worked;
