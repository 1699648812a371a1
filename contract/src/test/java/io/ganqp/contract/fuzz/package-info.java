/**
 * Damages bytes at random and watches what readers make of them: for the tests of every reader of
 * files, in this module and in others. Knows no format.
 */
package io.ganqp.contract.fuzz;
