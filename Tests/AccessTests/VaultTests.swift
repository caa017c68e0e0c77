import Access
import Testing
import Vocabulary

struct VaultTests {
    let vault = Vault(secret: Vault.newSecret())

    @Test func `what was sealed opens again, empty and large included`() {
        for plain in [[], [0], Array("046000000001".utf8), [UInt8](repeating: 7, count: 100_000)] {
            let sealed = vault.seal(plain)

            #expect(sealed.count == plain.count + 28)
            #expect(vault.open(sealed) == plain)
        }
        #expect(vault.openText(vault.seal("Trần Thị Bưởi")) == "Trần Thị Bưởi")
    }

    @Test func `the same text sealed twice does not look the same`() {
        #expect(vault.seal("946000000001") != vault.seal("946000000001"))
    }

    @Test func `one changed bit anywhere, or a missing end, does not open`() {
        let sealed = vault.seal("946000000001")

        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(vault.open(changed) == nil, "byte \(index)")
        }
        for count in 0..<sealed.count {
            #expect(vault.open(Array(sealed.prefix(count))) == nil)
        }
    }

    @Test func `another installation's secret does not open it`() {
        #expect(Vault(secret: Vault.newSecret()).open(vault.seal("946000000001")) == nil)
    }

    @Test func `sealed bytes hold nothing of the text`() {
        let sealed = vault.seal(String(repeating: "946000000001", count: 10))

        #expect(!String(decoding: sealed, as: UTF8.self).contains("9460"))
    }

    @Test func `equal numbers have equal keyed hashes, other numbers and other secrets other ones`() throws {
        let number = try #require(IdentityNumber("946000000001"))
        let spaced = try #require(IdentityNumber("946 000 000 001"))
        let other = try #require(IdentityNumber("946000000002"))

        #expect(vault.hash(of: number) == vault.hash(of: spaced))
        #expect(vault.hash(of: number).count == 16)
        #expect(vault.hash(of: number) != vault.hash(of: other))
        #expect(vault.hash(of: number) != Vault(secret: Vault.newSecret()).hash(of: number))
        #expect(vault.hash(ofLastFour: "0001") != vault.hash(ofLastFour: "0002"))
        #expect(vault.hash(of: number) != Array(Digest.sha256(Array(number.text.utf8)).prefix(16)))
    }
}
