package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveLimitTest {
  private static final int MOST = 4;

  private final ArchiveLimit limit = new ArchiveLimit(MOST);

  @Test
  void aPlaceThatIsGivenBackIsAnothers() {
    Runnable place = limit.enter();
    for (int i = 1; i < MOST; i++) {
      limit.enter();
    }
    assertThatExceptionOfType(TooManyArchivesException.class)
        .isThrownBy(limit::enter)
        .withMessageContaining("GANQP_ARCHIVES");

    place.run();

    limit.enter();
    assertThatExceptionOfType(TooManyArchivesException.class).isThrownBy(limit::enter);
  }

  @Test
  void aQueueOfOneFaceIsTheirsToo() {
    AtomicInteger capacity = new AtomicInteger(1);

    begun(capacity, Uni.createFrom().item(new byte[1])).assertCompleted();
    begun(capacity, Uni.createFrom().nothing()).assertNotTerminated();
    begun(capacity, Uni.createFrom().nothing())
        .assertFailedWith(TooManyArchivesException.class, "half of 1 faces");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "8, 1", "24, 3", "64, 8", "256, 8"})
  void theSharesOfAllAreAtMostHalfOfTheQueue(int capacity, int together) {
    assertThat(limit.together(capacity)).isEqualTo(together);
  }

  @Test
  void facesOfAllArchivesTakeHalfOfTheQueueAsItIsJustThen() {
    AtomicInteger capacity = new AtomicInteger(6);
    Uni<byte[]> slow = Uni.createFrom().nothing();
    List<UniAssertSubscriber<byte[]>> faces = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      faces.add(begun(capacity, slow));
      faces.get(i).assertNotTerminated();
    }
    begun(capacity, slow).assertFailedWith(TooManyArchivesException.class, "half of 6 faces");

    capacity.set(4);
    faces.get(0).cancel();
    begun(capacity, slow).assertFailedWith(TooManyArchivesException.class, "half of 4 faces");

    faces.get(1).cancel();
    Uni<byte[]> ready = Uni.createFrom().item(new byte[1]);
    begun(capacity, ready).assertCompleted();
    begun(capacity, ready).assertCompleted();
  }

  private UniAssertSubscriber<byte[]> begun(AtomicInteger capacity, Uni<byte[]> face) {
    return limit.face(capacity::get, face).subscribe().withSubscriber(UniAssertSubscriber.create());
  }
}
