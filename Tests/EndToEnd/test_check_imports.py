"""The check of the imports finds what it is there to find."""

import importlib.machinery
import importlib.util

from harness.shop import ROOT


def load():
    loader = importlib.machinery.SourceFileLoader("check_imports", str(ROOT / "script" / "check-imports"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_imports", loader))
    loader.exec_module(module)
    return module


CHECK = load()


def target(name, *dependencies, kind="regular"):
    return {"name": name, "type": kind, "dependencies": [{"byName": [name, None]} for name in dependencies]}


def faults(text, *dependencies, name="CakeHTTP", kind="regular"):
    targets = {"CakeOrdering": target("CakeOrdering"), "CakeHTTP": target("CakeHTTP", "CakeOrdering"),
               "CakeSQLite": target("CakeSQLite", "CakeOrdering", "GRDB")}
    return list(CHECK.faults_of_file(target(name, *dependencies, kind=kind), targets, "File.swift", text))


def test_what_is_declared_may_be_imported():
    assert faults("public import CakeOrdering\n@testable import NIOCore\nimport Synchronization",
                  "CakeOrdering", "NIOCore") == []


def test_a_sibling_that_is_not_declared_is_found_however_it_is_imported():
    for line in ("import CakeSQLite", "  internal import CakeSQLite", "@_spi(X) public import struct CakeSQLite.Y"):
        assert faults(line, "CakeOrdering") == [
            "File.swift:1: CakeHTTP imports CakeSQLite, which it does not declare"], line


def test_a_product_that_is_not_declared_is_found():
    assert len(faults("import CakeOrdering\nimport NIOCore", "CakeOrdering")) == 1


def test_full_foundation_is_found_outside_the_places_that_need_it():
    assert len(faults("import Foundation")) == 1
    assert faults("import FoundationEssentials") == []
    assert faults("import Foundation", name="CakeSQLite") == []
    assert faults("import Foundation", name="CakeHTTPTests", kind="test") == []


def test_foundation_may_stand_in_where_there_are_no_essentials():
    assert faults("#if canImport(FoundationEssentials)\n  import FoundationEssentials\n#else\n"
                  "  import Foundation\n#endif") == []


def test_a_test_may_import_what_its_targets_declare_and_nothing_else():
    imported = "import CakeHTTP\nimport CakeOrdering\nimport CakeSQLite"
    assert faults(imported, "CakeHTTP", name="CakeHTTPTests", kind="test") == [
        "File.swift:3: CakeHTTPTests imports CakeSQLite, which it does not declare"]


def test_comments_and_texts_are_not_imports():
    assert faults('let script = """\n  import email\n  """') == []
    assert faults("// import CakeSQLite\n/* import\nimport CakeSQLite\n*/\n/// import Foundation") == []


def test_an_arrow_that_points_outwards_is_found_in_the_package_itself():
    package = {"targets": [target("CakeOrdering", "CakeHTTP"), target("CakeHTTP", "CakeOrdering")]}
    assert list(CHECK.faults_of_package(package)) == ["Package.swift: CakeOrdering must not depend on CakeHTTP"]


def test_a_target_without_a_row_is_found():
    assert len(list(CHECK.faults_of_package({"targets": [target("CakeSurprise")]}))) == 1
