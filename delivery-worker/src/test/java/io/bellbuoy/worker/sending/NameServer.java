package io.bellbuoy.worker.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real name server on 127.0.0.1, over UDP. It answers with addresses, and may change its mind with every question. */
final class NameServer implements AutoCloseable {

    private static final int NO_CACHING = 0;

    private final MultiThreadIoEventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, Deque<List<String>>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final Channel channel;

    NameServer() throws InterruptedException {
        channel = new Bootstrap()
                .group(thread)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel datagrams) {
                        datagrams
                                .pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(),
                                        new DatagramDnsResponseEncoder(),
                                        new Answering());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    String address() {
        return "127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Answers with these addresses. */
    NameServer host(String name, String... addresses) {
        answers.put(name, new ArrayDeque<>(List.of(List.of(addresses))));
        return this;
    }

    /** Answers with one address after the other, and with the last for ever. */
    NameServer changing(String name, String... addresses) {
        Deque<List<String>> inTurn = new ArrayDeque<>();
        List.of(addresses).forEach(address -> inTurn.add(List.of(address)));
        answers.put(name, inTurn);
        return this;
    }

    NameServer alias(String name, String canonical) {
        aliases.put(name, canonical);
        return this;
    }

    @Override
    public void close() {
        thread.shutdownGracefully();
    }

    private List<String> next(String name) {
        Deque<List<String>> inTurn = answers.getOrDefault(name, new ArrayDeque<>(List.of(List.of())));
        return inTurn.size() > 1 ? inTurn.remove() : inTurn.element();
    }

    private final class Answering extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramDnsQuery query) {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            DatagramDnsResponse response = new DatagramDnsResponse(
                    /* sender= */ query.recipient(), /* recipient= */ query.sender(), query.id());
            response.addRecord(DnsSection.QUESTION, question);
            if (question.type().equals(DnsRecordType.A)) {
                answer(question.name(), response);
            }
            if (response.count(DnsSection.ANSWER) == 0) {
                response.setCode(DnsResponseCode.NXDOMAIN);
            }
            ctx.writeAndFlush(response);
        }

        private void answer(String name, DatagramDnsResponse response) {
            String asked = name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
            String canonical = aliases.getOrDefault(asked, asked);
            if (!canonical.equals(asked)) {
                response.addRecord(DnsSection.ANSWER, record(name, DnsRecordType.CNAME, encoded(canonical)));
            }
            next(canonical)
                    .forEach(address -> response.addRecord(
                            DnsSection.ANSWER,
                            record(
                                    canonical + ".",
                                    DnsRecordType.A,
                                    NetUtil.createByteArrayFromIpAddressString(address))));
        }

        private DnsRecord record(String name, DnsRecordType type, byte[] content) {
            return new DefaultDnsRawRecord(name, type, NO_CACHING, Unpooled.wrappedBuffer(content));
        }

        private byte[] encoded(String name) {
            var bytes = Unpooled.buffer();
            for (String label : name.split("\\.", -1)) {
                bytes.writeByte(label.length());
                bytes.writeCharSequence(label, US_ASCII);
            }
            return ByteBufUtil.getBytes(bytes.writeByte(0));
        }
    }
}
