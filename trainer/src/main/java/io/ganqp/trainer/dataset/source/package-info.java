/**
 * Where images come from: folders, archives and buckets. Entries are listed and bounded here, never
 * decoded by own code and never written to disk; of a bucket, a whole archive is, while it is read.
 */
package io.ganqp.trainer.dataset.source;
