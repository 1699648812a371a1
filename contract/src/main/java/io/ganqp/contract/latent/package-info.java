/**
 * From a seed to the latent z, the same in every language and on every machine: the written
 * specification is {@code docs/seed-to-z.md}; and from one latent to another. Nothing that depends
 * on a platform's mathematical library, locale or random generator may enter.
 */
package io.ganqp.contract.latent;
