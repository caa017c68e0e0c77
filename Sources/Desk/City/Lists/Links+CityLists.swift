import Registry
import Site
import Vocabulary

extension Links {
    /// A list of several wards in one file.
    static func cityList(_ key: Key) -> Address { Address("/nhap-thanh-pho").appending(key) }

    static func comparingCityList(_ key: Key) -> Address { cityList(key).appending("so-sanh") }

    static func understandingCityList(_ key: Key) -> Address { cityList(key).appending("cach-hieu") }

    static func acceptingCityList(_ key: Key) -> Address { cityList(key).appending("nhan") }

    static func discardingCityList(_ key: Key) -> Address { cityList(key).appending("bo") }

    /// What is refused or doubtful of a ward.
    static func faults(of code: String, in key: Key) -> Address {
        cityList(key).appending("phuong-xa").appending(code)
    }

    static func faultsWorkbook(of key: Key) -> Address { cityList(key).appending("bi-tu-choi.xlsx") }
}
