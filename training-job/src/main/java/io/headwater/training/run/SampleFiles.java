package io.headwater.training.run;

import io.headwater.candidate.FeatureSchema;
import io.headwater.training.learner.GroupFile;
import io.headwater.training.learner.GroupFileWriter;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The samples of a run on disk: a file of request groups per slice, and what the evaluation needs beside. */
final class SampleFiles implements Closeable {
    private final Path folder;
    private final Map<Slice, GroupFileWriter> groups = new EnumMap<>(Slice.class);
    private final GroupFileWriter all;
    private final TestCaseFile.Writer cases;
    private final SampleTable table;
    private final GoldenRows golden = new GoldenRows();
    private final Map<Slice, GroupFile> finished = new EnumMap<>(Slice.class);
    private GroupFile finishedAll;
    private long testRequests;

    private SampleFiles(Path folder, SampleTable table) throws IOException {
        this.folder = folder;
        this.table = table;
        this.cases = new TestCaseFile.Writer(folder.resolve("test.cases"));
        this.all = GroupFileWriter.create(folder.resolve("all.groups"), FeatureSchema.NAMES);
    }

    /**
     * Begins the files.
     *
     * @param forPeople whether the samples are written as Parquet as well
     */
    static SampleFiles create(Path folder, boolean forPeople) throws IOException {
        SampleFiles files = new SampleFiles(folder, forPeople ? new SampleTable(folder) : null);
        for (Slice slice : new Slice[] {Slice.TRAIN, Slice.VALIDATION, Slice.TEST}) {
            files.groups.put(
                    slice,
                    GroupFileWriter.create(
                            folder.resolve(slice.name() + ".groups"), FeatureSchema.NAMES));
        }
        return files;
    }

    void add(Sample sample) throws IOException {
        if (sample.slice() == Slice.TEST) {
            cases.add(sample);
            testRequests++;
        }
        if (sample.rows().size() > 0) {
            groups.get(sample.slice()).add(sample.rows().grades(), sample.rows().features());
            if (sample.slice() == Slice.VALIDATION) {
                golden.add(sample.rows());
            }
        }
        if (sample.drawn() != null) {
            all.add(sample.drawn().grades(), sample.drawn().features());
        }
        if (table != null) {
            table.add(sample);
        }
    }

    /** Completes all files. */
    void finish() throws IOException {
        for (Map.Entry<Slice, GroupFileWriter> writer : groups.entrySet()) {
            finished.put(writer.getKey(), writer.getValue().finish());
        }
        finishedAll = all.finish();
        cases.close();
    }

    /** Requests to judge by, those without a candidate among them. */
    long testRequests() {
        return testRequests;
    }

    GroupFile groups(Slice slice) {
        return finished.get(slice);
    }

    /** What is to be learned from of all slices, in order of time. */
    GroupFile all() {
        return finishedAll;
    }

    GroupFile writeGolden() throws IOException {
        return golden.write(folder.resolve("golden.groups"));
    }

    GoldenRows golden() {
        return golden;
    }

    Path cases() {
        return folder.resolve("test.cases");
    }

    /** Leaves the samples for people in the folder of the run, if there are any. */
    void moveTableTo(Path run) throws IOException {
        if (table != null) {
            table.moveTo(run);
        }
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
        for (GroupFileWriter writer : groups.values()) {
            writer.close();
        }
        all.close();
        cases.close();
    }
}
