// Asks kstatus, the library that Flux and kpt use, what it makes of the recorded resources, and
// holds that against expected.yaml beside them. Ends with "N passed, N failed".
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
	"sigs.k8s.io/yaml"
)

func read(file string, into any) {
	text, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(text, into)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, file, err)
		os.Exit(2)
	}
}

func main() {
	folder := os.Args[1]
	expected := map[string]map[string]string{}
	read(filepath.Join(folder, "expected.yaml"), &expected)
	passed, failed := 0, 0
	for name, tools := range expected {
		resource := &unstructured.Unstructured{}
		read(filepath.Join(folder, name+".yaml"), &resource.Object)
		// YAML's numbers are floats here, and kstatus asks for integers, as an API server gives them.
		json, err := resource.MarshalJSON()
		if err == nil {
			err = resource.UnmarshalJSON(json)
		}
		var result *status.Result
		if err == nil {
			result, err = status.Compute(resource)
		}
		if err != nil || result.Status.String() != tools["kstatus"] {
			failed++
			fmt.Printf("FAILED  %s: %v %v\n", name, result, err)
			continue
		}
		passed++
		fmt.Println(strings.TrimSpace(fmt.Sprintf("ok      %s: %s %s", name, result.Status, result.Message)))
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}
