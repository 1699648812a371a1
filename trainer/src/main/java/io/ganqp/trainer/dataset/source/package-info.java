/**
 * Where images come from: folders and archives. Entries are listed and bounded here, never decoded
 * by own code and never written to disk.
 */
package io.ganqp.trainer.dataset.source;
