package io.ganqp.inference.archive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What becomes one zip.
 *
 * @param count of its files
 * @param name of each file, without a folder
 * @param content of each file, made once subscribed to
 */
public record Archive(int count, IntFunction<String> name, IntFunction<Uni<byte[]>> content) {

  /**
   * The bytes part by part. Files are made in their order, a group at once, and the next group when
   * all of the one before was taken: so that a client that reads slowly has a few made ahead of it,
   * no more. Fails with the first that fails, and makes no more once cancelled.
   *
   * @param together how many files are made at once, at least 1
   */
  public Multi<byte[]> parts(int together) {
    return Multi.createFrom().deferred(() -> parts(together, new StoredZip()));
  }

  private Multi<byte[]> parts(int together, StoredZip zip) {
    Multi<byte[]> entries =
        Multi.createFrom()
            .iterable(() -> IntStream.range(0, count).boxed().iterator())
            .group()
            .intoLists()
            .of(together)
            .onItem()
            .transformToMultiAndConcatenate(group -> entries(group, zip));
    return Multi.createBy()
        .concatenating()
        .streams(entries, Multi.createFrom().items(() -> List.of(zip.end()).stream()));
  }

  private Multi<byte[]> entries(List<Integer> group, StoredZip zip) {
    Uni<List<byte[]>> files =
        Uni.join().all(group.stream().map(content::apply).toList()).andFailFast();
    return files
        .onItem()
        .transformToMulti(
            made ->
                Multi.createFrom()
                    .range(0, made.size())
                    .map(i -> zip.entry(name.apply(group.get(i)), made.get(i))));
  }
}
