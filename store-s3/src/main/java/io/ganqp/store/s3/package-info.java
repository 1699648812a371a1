/**
 * The store on an object store that speaks S3, and the plain access to buckets under it. The AWS
 * SDK stays inside: no type of it is in a public signature, and no other module depends on it.
 */
package io.ganqp.store.s3;
