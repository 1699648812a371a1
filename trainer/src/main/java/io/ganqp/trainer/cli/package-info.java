/**
 * The command line: parses arguments, puts the rooms together, and turns failures into messages and
 * exit codes. Nothing else may depend on it.
 */
package io.ganqp.trainer.cli;
