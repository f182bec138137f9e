package io.headwater.training.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupFileTest {
    private static final List<String> FEATURES = List.of("popularity 1 h", "größe", "c");

    @TempDir Path folder;

    @Test
    void everyGroupComesBackBitForBit() throws IOException {
        Path path = folder.resolve("groups");
        // larger than the buffer, so that values lie across its edges
        int groups = 2000;
        GroupFile written = write(path, groups);
        assertThat(GroupFile.open(path)).isEqualTo(written);

        SplittableRandom random = new SplittableRandom(7);
        try (GroupFileReader reader = GroupFileReader.open(path)) {
            for (int group = 0; group < groups; group++) {
                Group expected = Group.of(random);
                int rows = reader.next();
                float[] grades = new float[rows + 1];
                float[] values = new float[rows * FEATURES.size() + 2];
                reader.read(grades, 1, values, 2);
                assertThat(rows).isEqualTo(expected.grades.length);
                for (int i = 0; i < rows; i++) {
                    assertThat(grades[i + 1]).isEqualTo(expected.grades[i]);
                }
                for (int i = 0; i < expected.values.length; i++) {
                    assertThat(Float.floatToRawIntBits(values[i + 2]))
                            .isEqualTo(Float.floatToRawIntBits(expected.values[i]));
                }
            }
            assertThat(reader.next()).isEqualTo(-1);
            assertThat(reader.next()).isEqualTo(-1);
        }
    }

    @Test
    void theHeadTellsWhatLiesInTheFile() throws IOException {
        Path path = folder.resolve("groups");
        try (GroupFileWriter writer = GroupFileWriter.create(path, FEATURES)) {
            writer.add(new byte[] {0, 3, 1}, new float[9]);
            writer.add(new byte[] {0}, new float[3]);
            writer.finish();
        }
        GroupFile file = GroupFile.open(path);
        assertThat(file.features()).isEqualTo(FEATURES);
        assertThat(file.groups()).isEqualTo(2);
        assertThat(file.rows()).isEqualTo(4);
        assertThat(file.cells()).isEqualTo(12);
        assertThat(file.rowsByGrade()).containsExactly(2L, 1L, 0L, 1L);
        assertThat(file.positives()).isEqualTo(2);
        assertThat(file.largestGroup()).isEqualTo(3);
    }

    @Test
    void aFileThatNobodyFinishedIsRefused() throws IOException {
        Path path = folder.resolve("groups");
        try (GroupFileWriter writer = GroupFileWriter.create(path, FEATURES)) {
            writer.add(new byte[] {0}, new float[3]);
        }
        assertThatThrownBy(() -> GroupFile.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unfinished");
    }

    @Test
    void aForeignOrDamagedFileIsRefused() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign"), "user,item,time\n1,2,3\n");
        assertThatThrownBy(() -> GroupFile.open(foreign))
                .hasMessageContaining("no file of request groups");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThatThrownBy(() -> GroupFile.open(empty))
                .hasMessageContaining("no file of request groups");

        Path cut = folder.resolve("cut");
        write(cut, 3);
        try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }
        assertThatThrownBy(() -> readAll(cut)).hasMessageContaining("ends within group 3");

        Path damaged = folder.resolve("damaged");
        GroupFile file = write(damaged, 3);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[file.head().remaining() + 3] = 0x7f;
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> readAll(damaged)).hasMessageContaining("damaged");
    }

    @Test
    void aRowOfAnotherWidthOrGradeIsRefused() throws IOException {
        try (GroupFileWriter writer = GroupFileWriter.create(folder.resolve("groups"), FEATURES)) {
            assertThatThrownBy(() -> writer.add(new byte[] {0, 1}, new float[5]))
                    .hasMessageContaining("3 features a row, had 2 rows and 5 values");
            assertThatThrownBy(() -> writer.add(new byte[0], new float[0]))
                    .hasMessageContaining("at least one row");
            assertThatThrownBy(() -> writer.add(new byte[] {4}, new float[3]))
                    .hasMessageContaining("from 0 to 3, was 4");
        }
    }

    private static GroupFile write(Path path, int groups) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (GroupFileWriter writer = GroupFileWriter.create(path, FEATURES)) {
            for (int i = 0; i < groups; i++) {
                Group group = Group.of(random);
                writer.add(group.grades, group.values);
            }
            return writer.finish();
        }
    }

    private static void readAll(Path path) throws IOException {
        try (GroupFileReader reader = GroupFileReader.open(path)) {
            for (int rows = reader.next(); rows > 0; rows = reader.next()) {
                reader.read(new float[rows], 0, new float[rows * FEATURES.size()], 0);
            }
        }
    }

    private record Group(byte[] grades, float[] values) {

        static Group of(SplittableRandom random) {
            byte[] grades = new byte[1 + random.nextInt(60)];
            float[] values = new float[grades.length * FEATURES.size()];
            for (int i = 0; i < grades.length; i++) {
                grades[i] = (byte) random.nextInt(GroupFile.GRADES);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(9) == 0 ? Float.NaN : (float) random.nextDouble();
            }
            return new Group(grades, values);
        }
    }
}
