package io.ganqp.inference;

/** The process is told to end; what waits for something need not wait any longer. */
public record StopRequested() {}
