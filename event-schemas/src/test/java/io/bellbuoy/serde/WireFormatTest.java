package io.bellbuoy.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    @Test
    void shouldPutZeroByteAndBigEndianIdFirst() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        WireFormat.writeHeader(0x01020384, out);

        assertThat(out.toByteArray()).containsExactly(0, 1, 2, 3, 0x84);
    }

    @Test
    void shouldReadTheIdBack() {
        assertThat(WireFormat.schemaId(new byte[] {0, 1, 2, 3, (byte) 0x84, 99}))
                .isEqualTo(0x01020384);
    }

    @Test
    void shouldRefuseAnotherMagicByte() {
        assertThatThrownBy(() -> WireFormat.schemaId(new byte[] {'{', 0, 0, 0, 1}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("starts with byte 123, not with magic byte 0");
    }

    @Test
    void shouldRefuseAnIncompleteHeader() {
        assertThatThrownBy(() -> WireFormat.schemaId(new byte[] {0, 0, 0, 1}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("has 4");
    }
}
