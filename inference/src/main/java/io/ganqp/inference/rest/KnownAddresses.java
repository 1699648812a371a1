package io.ganqp.inference.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ganqp.inference.cache.AnswerCache;
import jakarta.inject.Singleton;

/**
 * Which image an address gave of late: when no face more can be made, requests for those that are
 * kept are told from the others before any work is spent on them. A hint, no promise: another
 * model, or another Accept, makes it another image.
 */
@Singleton
class KnownAddresses {
  private static final int MOST_BYTES = 4 << 20;

  /** Of an entry besides its characters, about. */
  private static final int OVERHEAD = 200;

  private final AnswerCache images;
  private final Cache<String, String> tags =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String target, String tag) -> OVERHEAD + target.length() + tag.length())
          .executor(Runnable::run)
          .build();

  KnownAddresses(AnswerCache images) {
    this.images = images;
  }

  /**
   * Learns what a request got.
   *
   * @param target of the request, as sent
   * @param tag of the image
   */
  void note(String target, String tag) {
    if (!tag.equals(tags.getIfPresent(target))) {
      tags.put(target, tag);
    }
  }

  /** Whether a request will probably get an image that is kept. */
  boolean areKept(String target) {
    String tag = tags.getIfPresent(target);
    return tag != null && images.has(tag);
  }
}
