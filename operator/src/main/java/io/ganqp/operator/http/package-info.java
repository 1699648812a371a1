/**
 * Plain requests to pods. No pod is trusted: what it answers is bounded in time and in size, and so
 * is what it costs when it does not. What an answer means is the business of those who ask.
 */
package io.ganqp.operator.http;
