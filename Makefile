# Cửa duy nhất: mọi việc đều gọi bằng `make …`; phần làm nằm trong scripts/.
.DEFAULT_GOAL := help
.PHONY: help run real test check build bench soak clean
SUITES ?=

help: ## In các việc làm được
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: ## Cài thứ còn thiếu, dựng chương trình, lập số liệu mẫu (một lần), mở tại http://127.0.0.1:8080
	@scripts/run.sh

real: ## Bắt đầu với số liệu thật: lập một hệ thống trống (một lần), mở tại http://127.0.0.1:8080
	@VUON_SAMPLE=no scripts/run.sh

test: ## Thử tất cả; chỉ một vài bộ: make test SUITES="unit page" (form build rules unit store page fuzz browser)
	@scripts/test.sh $(SUITES)

check: ## Kiểm nhanh: cách viết mã, lớp mô-đun, kho quy định
	@scripts/install.sh build
	@scripts/check.sh

build: ## Dựng bản chạy thật
	@scripts/build.sh

bench: ## Đo tốc độ bên cạnh chương trình đối chứng; kết quả ghi vào docs/benchmarks.md
	@scripts/measure.sh bench

soak: ## Kiểm lâu (chạy nhiều giờ, ngắt giữa chừng, đầy đĩa); kết quả ghi vào docs/soak.md
	@scripts/measure.sh soak

clean: ## Xoá phần đã dựng (không đụng tới số liệu)
	@rm -rf .build .build-* .build_*
